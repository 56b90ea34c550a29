#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what Noodkluis needs to build, run and be tested on Debian, from Debian's own packages.
# On Debian 12 two packages come from the official bookworm-backports. Does nothing when all is there.
set -euo pipefail

build_packages=(
    g++ cmake ninja-build pkg-config gettext
    libsodium-dev libsqlcipher-dev libexpected-dev nlohmann-json3-dev libcli11-dev libfmt-dev
    libvips-dev libcairo2-dev libpango1.0-dev libuchardet-dev libdeflate-dev libqrencode-dev
    libexpat1-dev
    libimgui-dev libglfw3-dev libgl-dev libfreetype-dev libzxcvbn-dev
    poppler-utils librsvg2-bin
    fonts-inter fonts-noto-core fonts-font-awesome
)
test_packages=(
    catch2 libbenchmark-dev libssl-dev age minisign sqlcipher faketime unzip zip expect
    xvfb xdotool strace libgl1-mesa-dri
    clang clang-format clang-tidy libclang-rt-14-dev man-db dpkg-dev file
)
backports=(libsqlcipher-dev libsqlcipher1 sqlcipher catch2)

say() { printf 'install: %s\n' "$*"; }

installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

installed_at_least() { # package, minimum version
    installed "$1" && dpkg --compare-versions "$(dpkg-query -W -f '${Version}' "$1")" ge "$2"
}

candidate_at_least() { # package, minimum version
    local version
    version=$(apt-cache policy "$1" | awk '/Candidate:/ {print $2}')
    [ -n "$version" ] && [ "$version" != '(none)' ] && dpkg --compare-versions "$version" ge "$2"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# clang's own packages carry their version in the name; ask for the release's default one.
if ! grep -q '^VERSION_CODENAME=bookworm$' /etc/os-release 2>/dev/null; then
    test_packages=("${test_packages[@]/libclang-rt-14-dev/libclang-rt-dev}")
fi

missing=()
for package in "${build_packages[@]}" "${test_packages[@]}"; do
    case $package in
        libsqlcipher-dev | sqlcipher) installed_at_least "$package" 4.5 || missing+=("$package") ;;
        catch2) installed_at_least "$package" 3 || missing+=("$package") ;;
        *) installed "$package" || missing+=("$package") ;;
    esac
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

say "missing: ${missing[*]}"
if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "these packages need root to install and there is no sudo; run this script as root" >&2
    exit 1
fi

say "refreshing the package lists"
as_root apt-get -qq update

from_backports=()
if ! candidate_at_least libsqlcipher-dev 4.5 || ! candidate_at_least catch2 3; then
    . /etc/os-release
    if [ "${VERSION_CODENAME:-}" != bookworm ]; then
        say "this release has no SQLCipher >= 4.5 and Catch2 >= 3; Debian 12 or newer is needed" >&2
        exit 1
    fi
    if ! apt-cache policy | grep -q 'n=bookworm-backports'; then
        say "adding the official bookworm-backports for: ${backports[*]}"
        printf '%s\n' 'Types: deb' 'URIs: http://deb.debian.org/debian' \
            'Suites: bookworm-backports' 'Components: main' \
            'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg' |
            as_root tee /etc/apt/sources.list.d/noodkluis-backports.sources >/dev/null
        as_root apt-get -qq update
    fi
    for package in "${backports[@]}"; do
        from_backports+=("$package/bookworm-backports")
    done
fi

plain=()
for package in "${missing[@]}"; do
    [[ ${#from_backports[@]} -gt 0 && " ${backports[*]} " == *" $package "* ]] || plain+=("$package")
done
say "installing ${missing[*]}"
as_root apt-get -qq install -y --no-install-recommends "${plain[@]}" "${from_backports[@]}" >/dev/null
say "done"
