"""What an index can say: the statements of its passages, each joined to the register's row that says the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from assistant.bags import Bags, bag, bags_of, heading_text, one_writing
from assistant.celled import row_statements
from assistant.figures import find_figures
from assistant.index.reader import IndexReader
from assistant.named import find_levels, plain
from assistant.register.results import Joined, join_results, same_measure, similarity_of, terms_of, weigh_terms
from assistant.register.shown import shown_value
from assistant.situation import find_situation, standing_beside
from assistant.statements import Statement, make_statements
from assistant.tabled import Tabled
from assistant.types import Comparator, Document, Passage, Target, Task
from assistant.vietnamese import fold, words

_RAREST = 4  # words a row is looked up by
_READABLE = 600  # characters
_RAREST = 5  # terms of an indicator by which others like it are looked up
_SAME = 0.8  # similarity from which two plans' targets are of one indicator
_LIKE = 0.6  # and from which a figure of the situation is of what a target measures
_FEWEST_SHARED = 3  # terms, words and pairs, that both must hold


class Evidence:
    """Statements by passage and by row, made when first asked for and kept. One for each opened index."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self.documents: dict[str, Document] = {document.id: document for document in reader.documents}
        self.primary = next((document for document in reader.documents if document.primary), None)
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._bags: dict[int, Bags] = {}
        self._headings: dict[str, Bags] = {}
        self._situation_bags: dict[int, Bags] = {}

    @property
    def targets(self) -> tuple[Target, ...]:
        return self.reader.targets

    def of_passage(self, passage: Passage) -> tuple[Statement, ...]:
        """Its statements, in the order of the text; of a table row those of its cells' rows in the register."""
        if passage.id not in self._statements:
            self._statements[passage.id] = self._make(passage)
        return self._statements[passage.id]

    def of_row(self, row: Target | Task) -> Statement | None:
        """The statement that says a row, None where its passage has none."""
        found = self.of_passage(self.reader.passage(row.passage_id))
        return next((s for s in found if s.row is not None and s.row.id == row.id), None)

    def targets_saying(self, terms: Iterable[str]) -> tuple[Target, ...]:
        """Rows of the register that hold one of the rarest of the words, in their order: enough to look for an indicator in."""
        return tuple(row for row in self.rows_saying(terms) if isinstance(row, Target))

    def rows_saying(self, terms: Iterable[str]) -> tuple[Target | Task, ...]:
        """The same of targets and tasks; those that hold most of the words first."""
        holders = self._holders
        rarest = sorted({fold(term) for term in terms} & set(holders), key=lambda term: len(holders[term]))[:_RAREST]
        held = Counter(i for term in rarest for i in holders[term])
        return tuple(self._all_rows[i] for i in sorted(held, key=lambda i: (-held[i], i)))

    @cached_property
    def _all_rows(self) -> tuple[Target | Task, ...]:
        return (*self.reader.targets, *self.reader.tasks)

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """Which rows hold a word, folded, in what they say, their quote or section."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self._all_rows):
            said = row.indicator if isinstance(row, Target) else row.task
            for word in {fold(w) for w in words(one_writing(f"{said} {row.quote} {row.section}"))}:
                found[word].append(i)
        return found

    def tasks_led_by(self, body: str) -> tuple[Task, ...]:
        """Tasks whose lead body is called so, its name folded, in the order of the documents."""
        return tuple(self._led.get(body, ()))

    @cached_property
    def _led(self) -> dict[str, list[Task]]:
        led: dict[str, list[Task]] = defaultdict(list)
        for task in self.reader.tasks:
            if task.lead:
                led[plain(task.lead)].append(task)
        return led

    def similarity(self, a: Target, b: Target) -> float:
        """How far two rows measure the same thing, 0..1."""
        return similarity_of(a, b, self._term_weights)

    def bags(self, statement: Statement) -> Bags:
        """Its words and pairs, those of its headings and of its passage. Statements are kept, so identity is enough."""
        if id(statement) not in self._bags:
            self._bags[id(statement)] = bags_of(statement)
        return self._bags[id(statement)]

    def situation_bags(self, statement: Statement) -> Bags:
        """The same of a figure of the situation: its whole sentence says what it is of ("..., đến năm 2025 phục hồi lên 91,6%")."""
        if id(statement) not in self._situation_bags:
            start, end = statement.quote
            around = bag(f"{statement.passage.text[start:end]} . {heading_text(statement)}")
            self._situation_bags[id(statement)] = Bags(self.bags(statement).own, around, bag(statement.passage.text))
        return self._situation_bags[id(statement)]

    def heading_bags(self, statement: Statement) -> Bags:
        """The words of the nearest heading above it alone."""
        heading = statement.passage.heading_path[-1] if statement.passage.heading_path else ""
        if heading not in self._headings:
            own = bag(heading)
            self._headings[heading] = Bags(own, own, own)
        return self._headings[heading]

    def _make(self, passage: Passage) -> tuple[Statement, ...]:
        if passage.id in self.reader.distrusted:
            return ()
        document = self.documents[passage.document_id]
        targets, tasks = self._rows[passage.id]
        if passage.text.startswith("|"):
            rows = [_of_target(passage, document, row) for row in targets if _stands(row)]
            return (*rows, *(_of_task(passage, document, row) for row in tasks)) or self._of_cells(passage)
        statements = list(make_statements(passage, document))
        for row in targets:
            at = row.at[0] - passage.start
            for i, statement in enumerate(statements):
                if statement.row is None and _says(statement, row, at):
                    statements[i] = replace(statement, row=row)
                    break
        for task in tasks:
            start = task.span[0] - passage.start
            if not any(task.span[1] - passage.start <= s.quote[1] for s in statements if s.quote[0] <= start):
                statements = _with_labelled(statements, _of_task(passage, document, task))
                continue
            for i, statement in enumerate(statements):
                if statement.row is None and statement.quote[0] <= start < statement.quote[1]:
                    statements[i] = replace(statement, row=task)
                    break
        if len(statements) != 1 and len(passage.text) <= _READABLE and not any(s.row for s in statements):
            statements.append(_whole(passage, document))
        return tuple(statements)

    def _of_cells(self, passage: Passage) -> tuple[Statement, ...]:
        """What the cells of a row say that the register does not hold: supports, projects, prizes."""
        document = self.documents[passage.document_id]
        rows = ((table, row) for table, row in self.tabled.of_passage(passage.id) if not row.adds_up)
        return tuple(statement for table, row in rows for statement in row_statements(document, table, row))

    @cached_property
    def situation(self) -> tuple[Statement, ...]:
        """How things stood when the plans were made (assistant.situation); found once an index, when first asked for."""
        return find_situation(self.reader.documents, self.reader.passages_of, self.of_passage)

    def tells_how_it_stood(self, statement: Statement) -> bool:
        """Whether a statement is one of the situation: it says nothing of years to come.

        A target of the table's row that also tells how things stood is none: both have the row as their quote.
        """
        if isinstance(statement.row, Target) and statement.row.kind == "target":
            return False
        return (statement.passage.id, statement.quote) in self._situation_quotes

    @cached_property
    def _situation_quotes(self) -> frozenset[tuple[str, tuple[int, int]]]:
        return frozenset((statement.passage.id, statement.quote) for statement in self.situation)

    def standing(self, target: Target, years: tuple[int, ...] = ()) -> Statement | None:
        """How what a target measures stood: by the same table row, else by the likest figure of its plan; of `years` where given."""
        own = list(standing_beside(target, self.situation))
        if not own:
            likely = [
                (self.similarity(target, s.row), s)
                for s in self.situation
                if isinstance(s.row, Target) and s.row.document == target.document and same_measure(target, s.row)
            ]
            likely = [pair for pair in likely if pair[0] >= _LIKE and _share_words(target, pair[1].row)]
            best = max((likeness for likeness, _ in likely), default=0.0)
            own = [s for likeness, s in likely if likeness >= best - 0.1]
        own = [s for s in own if not years or not s.years or set(years) & set(s.years)]
        return max(own, key=lambda s: max(s.years, default=0), default=None)

    @cached_property
    def joined(self) -> tuple[Joined, ...]:
        """Every result of the register with the targets it measures: the same for all questions, so joined once."""
        return join_results(self.targets)

    def counterparts(self, row: Target) -> list[Target]:
        """Targets of other plans of the same place that measure the same thing at the same level, nearest first."""
        scope = self.documents[row.document].scope
        terms = sorted(terms_of(row), key=lambda term: (-self._term_weights.get(term, 0.0), term))[:_RAREST]
        found = {other.id: other for term in terms for other in self._holding[term]}
        near = []
        for other in found.values():
            document = self.documents[other.document]
            if other.document == row.document or document.kind != "plan" or document.scope != scope:
                continue
            if other.level == row.level and same_measure(row, other) and other.value is not None:
                near.append((self.similarity(row, other), other))
        near.sort(key=lambda pair: -pair[0])
        return [other for similarity, other in near if similarity >= _SAME]

    @cached_property
    def _holding(self) -> dict[str, list[Target]]:
        """Which targets' indicators hold a term; made once an index."""
        holding: dict[str, list[Target]] = defaultdict(list)
        for row in self.targets:
            if row.kind == "target":
                for term in terms_of(row):
                    holding[term].append(row)
        return holding

    @cached_property
    def examples(self) -> list[Statement]:
        """Targets of the primary plan (else of the first), one of each pillar before a second: what can be asked at all."""
        plans = [d for d in self.documents.values() if d.kind == "plan"]
        document = self.primary or next(iter(plans), None)
        groups: dict[object, list[Statement]] = defaultdict(list)
        for row in self.targets:
            if document is not None and row.document == document.id and row.kind == "target":
                statement = self.of_row(row)
                if statement is not None:
                    groups[row.pillar].append(statement)
        longest = max(map(len, groups.values()), default=0)
        return [own[i] for i in range(longest) for own in groups.values() if i < len(own)]

    @cached_property
    def tabled(self) -> Tabled:
        """Every table's rows by the words of their labels."""
        reader = self.reader
        return Tabled(((d, reader.passages_of(d.id)) for d in reader.documents), reader.distrusted)

    @cached_property
    def _term_weights(self) -> dict[str, float]:
        return weigh_terms(self.targets)

    @cached_property
    def _rows(self) -> dict[str, tuple[list[Target], list[Task]]]:
        found: dict[str, tuple[list[Target], list[Task]]] = defaultdict(lambda: ([], []))
        for target in self.reader.targets:
            found[target.passage_id][0].append(target)
        for task in self.reader.tasks:
            found[task.passage_id][1].append(task)
        return found


def _with_labelled(statements: list[Statement], task: Statement) -> list[Statement]:
    """With a task that its labels make more than a sentence: in place of the clause that says just the same, else beside its
    clauses, whose own the figures are."""
    same = [s for s in statements if s.row is None and s.text.strip(" .;").endswith(task.text)]
    if same:
        return [*(s for s in statements if s is not same[0]), task]
    return [*statements, replace(task, figures=())]


def _share_words(target: Target, row: object) -> bool:
    return isinstance(row, Target) and len(terms_of(target) & terms_of(row)) >= _FEWEST_SHARED


def _whole(passage: Passage, document: Document) -> Statement:
    """A passage without targets as one statement: what its clauses say only together ("ba trụ cột: a; b; c")."""
    text = " ".join(passage.text.split())
    return Statement(passage, document, text, (0, len(passage.text)), (), passage.horizons, ())


def _says(statement: Statement, row: Target, at: int) -> bool:
    if row.value is not None:
        spans = ((f.start - statement.shift, f.end - statement.shift) for f in statement.figures)
        return any(start <= at < end for start, end in spans)
    return not statement.figures and statement.quote[0] <= at < statement.quote[1]


def _stands(row: Target) -> bool:
    """Whether the row's value stands in its quote: what a table row is shown as is checked here, against its cells."""
    if row.value is None:
        return bool(row.state)
    values = {value for figure in find_figures(row.quote) for value in (figure.value, figure.value_max)}
    return row.value in values and (row.value_max is None or row.value_max in values)


def _of_target(passage: Passage, document: Document, row: Target) -> Statement:
    value = shown_value(row)
    place = row.subject if row.subject and row.subject not in row.indicator and row.value is not None else ""
    # "hạng 3 Đông Nam Á", but "Số lớp, Xã Mường Lò: 24": behind a number a place would be read as what is counted.
    ranked = row.comparator is Comparator.RANK
    measured = f"{row.indicator}, {place}" if place and not ranked else row.indicator
    text = f"{measured}: {value}{f' {place}' if place and ranked else ''}"
    figures = tuple(f for f in find_figures(text) if f.start >= len(measured))
    return Statement(
        passage, document, text, _quote(passage, row.quote), figures, row.years, find_levels(text), row=row
    )


def _of_task(passage: Passage, document: Document, row: Task) -> Statement:
    text = row.task.rstrip(" .;")
    years = row.years or passage.horizons
    return Statement(
        passage, document, text, _quote(passage, row.quote), find_figures(text), years, find_levels(text), row=row
    )


def _quote(passage: Passage, quote: str) -> tuple[int, int]:
    at = max(passage.text.find(quote), 0)
    return at, at + len(quote) if quote in passage.text else len(passage.text)
