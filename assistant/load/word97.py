"""DOC and RTF -> DOCX by LibreOffice: of the converters tried it alone keeps tables, numbering and legacy fonts.

antiword and catdoc lose where a table's cells end and which font a run is in (tables cut line by line, TCVN3 capitals gone).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from assistant.load.refusal import UnreadableFile

_SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
# No macros, no links followed, no fetching of pictures an unknown document names.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_ITEM = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    + "</oor:items>"
)


def convert_to_docx(raw: bytes, suffix: str) -> bytes:
    """The bytes of a .doc or .rtf as .docx. Raises UnreadableFile."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableFile(
            "is an old Word file, which LibreOffice reads; install it (Debian: apt-get install libreoffice-writer-nogui), "
            "or save the file as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="plan-word-") as folder:
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        given = Path(folder, f"given.{suffix}")
        given.write_bytes(raw)
        _run([program, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
              "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(given)], folder)  # fmt: skip
        made = Path(folder, "given.docx")
        if not made.exists():
            raise UnreadableFile("cannot be read by LibreOffice (damaged, or locked with a password); save it as .docx")
        return made.read_bytes()


def _run(command: list[str], folder: str) -> None:
    """Run it in a group of its own: LibreOffice starts a second process, which must not outlive its time."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(f"took LibreOffice longer than {_SECONDS} s; save it as .docx") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
