"""A year told by the one asked about before: "5 năm sau đó", "năm kế tiếp", "năm liền trước"."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![\d./-])20[1-5]\d(?![\d/]|[.,]\d)")
_AFTER = r"(?:sau đó|sau do|tiếp theo|tiep theo|kế tiếp|ke tiep|tiếp sau|tiep sau|kế đó|ke do|later|after that)"
_BEFORE = r"(?:trước đó|truoc do|liền trước|lien truoc|earlier|before that)"
_MANY = re.compile(
    rf"(?<!\w)(?P<many>\d{{1,2}}) (?:năm|nam|years?) (?:(?P<after>{_AFTER})|(?P<before>{_BEFORE}))(?!\w)", re.IGNORECASE
)
_NEXT = re.compile(
    rf"(?<!\w)(?:(?:năm|nam) (?:(?P<after>{_AFTER}|liền sau|lien sau)|(?P<before>{_BEFORE}))"
    r"|the (?P<next>following|next) year|the (?P<last>previous) year|the year (?P<later>after)|the year (?P<sooner>before))(?!\w)",
    re.IGNORECASE,
)


def with_year_reckoned(question: str, before: str) -> str:
    """`question` with such a year in figures, reckoned from the last one that `before` names; unchanged where it names none."""
    years = [int(year) for year in _YEAR.findall(before)]
    if not years or _YEAR.search(question):
        return question
    many = _MANY.search(question)
    if many:
        year = years[-1] + int(many["many"]) * (1 if many["after"] else -1)
        return f"{question[: many.start()]}năm {year}{question[many.end() :]}"
    found = _NEXT.search(question)
    if found is None:
        return question
    later = found["after"] or found["next"] or found["later"]
    return f"{question[: found.start()]}năm {years[-1] + (1 if later else -1)}{question[found.end() :]}"
