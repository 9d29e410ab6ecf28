"""Run a command that is killed, or whose write fails, at its N-th change of a file in the project.

    python crash.py kill|fail|count N PROJECT [ARGUMENT …]

An audit hook of Python sees every open for writing, rename, removal and new folder before it happens: nothing of ours
is replaced by a double.
"""

import errno
import os
import signal
import sys
from pathlib import Path

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def main() -> int:
    mode, limit, project = sys.argv[1], int(sys.argv[2]), os.path.realpath(sys.argv[3])
    seen = 0

    def watch(event: str, arguments: tuple) -> None:
        nonlocal seen
        if event == "open":
            path, _, flags = arguments
            if not (isinstance(flags, int) and flags & WRITING):
                return
        elif event in CHANGES:
            path = arguments[0]
        else:
            return
        if not isinstance(path, str | bytes) or not str(Path(os.fsdecode(path)).absolute()).startswith(project):
            return
        seen += 1
        if seen == limit:
            if mode == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            elif mode == "fail" and event != "os.remove" and event != "os.rmdir":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fsdecode(path))

    from briefing.cli import cli, run

    sys.addaudithook(watch)
    code = run(cli, [*sys.argv[4:], "--project", project])
    sys.stdout.write(f"{seen}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
