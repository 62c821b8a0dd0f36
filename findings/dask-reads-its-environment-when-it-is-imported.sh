#!/usr/bin/env bash
# dask and distributed 2026.8.0. Expected: DASK_SCHEDULER_ADDRESS is looked at when a Client is made. What happens: dask copies
# its environment into its configuration when it is first imported; set later in the same process it is not seen, and
# Client() starts a cluster of its own on this machine instead, without a word. docs/scale.md says to set it before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" dask==2026.8.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
import os

import dask

os.environ["DASK_SCHEDULER_ADDRESS"] = "tcp://scheduler:8786"
print("after the import:", dask.config.get("scheduler-address", None))
assert dask.config.get("scheduler-address", None) is None
dask.config.refresh()
print("after refresh():", dask.config.get("scheduler-address", None))
assert dask.config.get("scheduler-address") == "tcp://scheduler:8786"
PYTHON
