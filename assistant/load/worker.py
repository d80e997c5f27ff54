"""The process that parses files from outside: with a ceiling on memory, and expendable when a file makes it hang or crash.

Lines of JSON in: {"path", "name", "digest", "cache"}. Lines of JSON out: {"done", "total"} while it reads, then
{"reading"} or {"refused"}. Started by `assistant.load.reader` as `python -m assistant.load.worker`.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from assistant.load.formats import read_bytes
from assistant.load.refusal import MAX_MEMORY, UnreadableFile
from assistant.load.source import read_source


def main() -> None:
    limit()
    # What a library prints must not mix with the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        _say(answers, _answer(json.loads(line), answers))
        # What is left are the readers themselves: looking through them again and again costs the next file a tenth of its time.
        gc.collect()
        gc.freeze()


def _answer(task: dict[str, Any], answers: TextIO) -> dict[str, Any]:
    try:
        source = read_source(Path(task["path"]))
        if source.digest != task["digest"]:
            raise UnreadableFile("is being written while it is read; wait until that is done and try again")
        cache = Path(task["cache"]) if task["cache"] else None
        reading = read_bytes(
            source, task["name"], cache, lambda done, total: _say(answers, {"done": done, "total": total})
        )
        return {"reading": reading.to_json()}
    except UnreadableFile as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": "needs more memory than one file may take; split it"}
    except OSError as error:
        return {"refused": f"cannot be opened ({error.strerror or error}); check the file's permissions"}
    except RecursionError:
        return {"refused": "is nested too deeply to be a document; save it again from its program"}
    except Exception as error:  # a parser met what its author did not: the file is refused, the next one is read
        return {
            "refused": f"is damaged in a way its reader does not know ({type(error).__name__}); save it again from its program"
        }


def _say(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def limit() -> None:
    """Put a ceiling on the memory of this process; no core files."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


if __name__ == "__main__":
    main()
