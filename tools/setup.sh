#!/usr/bin/env bash
# Installs what building and testing need and this machine does not have. Quick when nothing is missing.
set -euo pipefail

packages=()
[ -e /usr/include/sqlite3.h ] || packages+=(libsqlite3-dev)
[ -e /usr/include/zlib.h ] || packages+=(zlib1g-dev)
command -v make >/dev/null || packages+=(make)
command -v python3 >/dev/null || packages+=(python3)
python3 -c 'import yaml' 2>/dev/null || packages+=(python3-yaml)
command -v openssl >/dev/null || packages+=(openssl)
if [ "${1:-}" = demo ]; then command -v kubectl >/dev/null || packages+=(kubernetes-client); fi
[ ${#packages[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "installing ${packages[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "${packages[@]}"
