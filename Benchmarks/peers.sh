#!/usr/bin/env bash
# Installs what the benchmarks compare with, into .data/peers (a virtual environment of Python, never committed).
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
venv=$root/.data/peers

command -v python3 >/dev/null || {
  printf 'Peers need python3 and python3-venv (packages-dev.txt)\n' >&2
  exit 2
}
mkdir -p "$root/.data"
[[ -x $venv/bin/python ]] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
  PyYAML==6.0.2 ruamel.yaml==0.18.10 ruamel.yaml.clib==0.2.12 networkx==3.4.2 igraph==0.11.8 orjson==3.10.15 \
  scikit-rf==2.2.0 PyChOpMarg==3.4.0
printf 'Peers are in %s\n' "$venv"
