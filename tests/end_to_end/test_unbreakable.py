"""Kill -9 at any moment, however many processes: the next run finishes, and the result is the same to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.kills import finished, kill_runs, results, short_corpus
from tests.support import ROOT, need_program


def test_runs_that_are_killed_leave_nothing_broken_and_end_with_the_same_bytes(short_run: Path, tmp_path: Path) -> None:
    """Two random moments; `make kills` tries fifty. By one process or by two, in another folder; the workbook, too."""
    assert sum(kill_runs(tmp_path, results(short_run / "out"), 2, seed=14).values()) == 2


def test_a_disk_that_is_full_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    """A limit on the size of files stands for it; what was there stays whole."""
    corpus, out = short_corpus(tmp_path / "corpus"), tmp_path / "uit"
    lines = [
        "if __name__ == '__main__':",
        "    import resource, signal",
        "    from pipeline.cli import main",
        "    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)",
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))",
        "    main()",
    ]
    (tmp_path / "klein.py").write_text("\n".join(lines))
    done = subprocess.run(
        [sys.executable, str(tmp_path / "klein.py"), "run", "--corpus", str(corpus), "--out", str(out)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "Make room and run again" in done.stderr
    assert not (out / "thema-tabel.xlsx").exists()
    finished(corpus, out)
    assert (out / "thema-tabel.xlsx").stat().st_size > 20_000


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """With what to do; root, who may write everywhere, gives that right up first."""
    root = os.geteuid() == 0
    like_others = (
        [need_program("setpriv", "util-linux"), "--bounding-set=-dac_override,-dac_read_search"] if root else []
    )
    corpus, out = short_corpus(tmp_path / "corpus"), tmp_path / "uit"
    out.mkdir()
    out.chmod(0o500)
    command = [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out)]
    done = subprocess.run(
        [*like_others, *command],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "may not read or write it" in done.stderr
