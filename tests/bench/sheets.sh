#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Salvage sheets with a photo of about 3 MB each, beside the same made by WeasyPrint (Debian's
# weasyprint, for this only), one after the other in the same run. The peer makes fewer, as its time
# and memory grow at least as fast as their number; the ratio is per sheet.
#
#     tests/bench/sheets.sh BUILD_FOLDER [SHEETS [SHEETS_OF_THE_PEER]]
set -euo pipefail
bench=$(realpath "${1:?a build folder with sheets_bench}")/tests/sheets_bench
sheets=${2:-1000}
peer_sheets=${3:-50}
folder=$(mktemp -d "${TMPDIR:-/tmp}/noodkluis-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"

/usr/bin/python3 - << 'PHOTO'
# Grain as of a camera, over shapes: what compresses like a photo, at 4000 x 3000.
from PIL import Image, ImageChops
noise = Image.effect_noise((4000, 3000), 26).convert("RGB")
shapes = Image.radial_gradient("L").resize((4000, 3000)).convert("RGB")
ImageChops.add(noise, shapes, 2).save("photo.jpg", quality=77)
PHOTO

# measure COMMAND...: seconds, those of the processor, and KiB at its peak
measure() {
    /usr/bin/time -f '%e %U %S %M' "$@" 2>&1 > out.txt | tail -1 | awk '{ print $1, $2 + $3, $4 }'
}
read -r ours_s ours_cpu ours_k <<< "$(measure "$bench" pdf "$sheets" photo.jpg ours.pdf)"
"$bench" html "$peer_sheets" photo.jpg peer.html
read -r peer_s peer_cpu peer_k <<< "$(measure weasyprint -q peer.html peer.pdf)"
printf 'photo: %s bytes\n' "$(stat -c %s photo.jpg)"
printf 'ours:       %5d sheets, %7.2f s, %5d MiB at the peak, %s bytes\n' \
    "$sheets" "$ours_s" $((ours_k / 1024)) "$(stat -c %s ours.pdf)"
printf 'weasyprint: %5d sheets, %7.2f s, %5d MiB at the peak, %s bytes\n' \
    "$peer_sheets" "$peer_s" $((peer_k / 1024)) "$(stat -c %s peer.pdf)"
per_sheet() { # WHAT OURS PEER
    awk -v what="$1" -v a="$2" -v n="$sheets" -v b="$3" -v m="$peer_sheets" 'BEGIN {
        printf "%s per sheet: %.1f ms, %.1f ms: %.1f times as fast\n", what, 1000*a/n, 1000*b/m, (b/m)/(a/n) }'
}
per_sheet 'time' "$ours_s" "$peer_s"
per_sheet 'processor time' "$ours_cpu" "$peer_cpu"
pdfinfo ours.pdf | grep -E 'Pages|File size'
