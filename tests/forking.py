"""What a command that was split off forks its own processes from: split off as well, where it would load all anew.

It is split off before the command has done anything, while there is a single thread, and waits. When the command wants
such a process, it takes that part; a command that never does lets it go when it ends.
"""

from __future__ import annotations

import json
import multiprocessing.util
import os
import re
import signal
import socket
import sys
from collections.abc import Sequence
from typing import Any

# How multiprocessing begins the process that others are forked from: with a listening socket, and a pipe to end by.
_BEGINS = re.compile(r"(from multiprocessing\.forkserver import main; main\()\d+, \d+(, .*)", re.DOTALL)
_MOST = 1 << 18  # bytes that this may be long


def keep_one_ready() -> None:
    """Split off the process, and have multiprocessing take it instead of one that is started afresh; Linux only."""
    if sys.platform != "linux":
        return
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    waiting = os.fork()
    if waiting == 0:
        ours.close()
        _wait(theirs)
    theirs.close()
    afresh = multiprocessing.util.spawnv_passfds

    def start(path: bytes, args: Sequence[Any], passfds: Sequence[int]) -> int:
        """As `multiprocessing.util.spawnv_passfds`: the id of a process that has these open files."""
        if ours.fileno() < 0 or not _BEGINS.fullmatch(str(args[-1])):
            return int(afresh(path, args, passfds))
        blocked = [int(one) for one in signal.pthread_sigmask(signal.SIG_BLOCK, ())]
        with ours:
            asked = json.dumps({"code": args[-1], "blocked": blocked}).encode()
            socket.send_fds(ours, [asked], passfds)
        return waiting

    multiprocessing.util.spawnv_passfds = start


def _wait(asking: socket.socket) -> None:
    """Be that process once it is asked for; never returns."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with asking:
            said, descriptors, *_ = socket.recv_fds(asking, _MOST, 2)
        if said:
            asked = json.loads(said)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.pthread_sigmask(signal.SIG_SETMASK, asked["blocked"])
            listener, alive = descriptors
            exec(_BEGINS.sub(rf"\g<1>{listener}, {alive}\g<2>", asked["code"]), {})
    finally:
        os._exit(0)
