#!/usr/bin/env bash
# Builds mediasoup-worker from the source in its npm package against the system's libraries.
# usage: build.sh MEDIASOUP_PACKAGE OUTPUT_BINARY
set -euo pipefail

recipe=$(cd "$(dirname "$0")" && pwd)
package=$(cd "$1" && pwd)
output=$(realpath -m "$2")
version=$(sed -n 's/^[[:space:]]*"version": "\(.*\)",$/\1/p' "$package/package.json")
overlay=$recipe/overlay-$version
[ -d "$overlay" ] || { echo "There is no build recipe for mediasoup $version." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$work/worker
cp -r "$package/worker" "$source"
rm -rf "$source/subprojects" "$source/out"
cp -r "$overlay/." "$source/"

# edit FILE EXPRESSION RESULT: a sed edit that must leave RESULT in the file.
edit() {
  sed -i "$2" "$source/$1"
  grep -qF -- "$3" "$source/$1" || { echo "The edit of $1 did not apply: $3" >&2; exit 1; }
}

# Debian 12 has meson 1.0.1, and nothing here needs 1.1.
edit meson.build "s/meson_version: '>= 1.1.0'/meson_version: '>= 1.0.0'/" "meson_version: '>= 1.0.0'"
# A precompiled header more than halves the time.
edit meson.build "/install_tag: 'mediasoup-worker',/a\  cpp_pch: 'pch/worker.hpp'," "cpp_pch: 'pch/worker.hpp',"
# The BIO callback answers 1 to every control request. A libssl with kernel TLS takes that for "kernel TLS
# is on", allocates no write buffer and crashes in the first DTLS handshake: hand back the real result.
edit src/RTC/DtlsTransport.cpp \
  's/(operationType == BIO_CB_RETURN) ?/(operationType \& BIO_CB_RETURN) ?/' \
  '(operationType & BIO_CB_RETURN) ?'

# The default bandwidth estimator: with the built-in one the sender's bandwidth collapses.
meson setup "$work/build" "$source" \
  --wrap-mode=nodownload --buildtype=release -Db_ndebug=true
meson compile -C "$work/build" mediasoup-worker

# A worker that can run exits with 41 when it is started by hand.
status=0
env -i "$work/build/mediasoup-worker" > /dev/null 2>&1 || status=$?
[ "$status" = 41 ] || { echo "The built worker does not run: exit status $status." >&2; exit 1; }

mkdir -p "$(dirname "$output")"
install -s -m 755 "$work/build/mediasoup-worker" "$output.$$"
mv "$output.$$" "$output"
