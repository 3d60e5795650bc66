# Functions of the other scripts in this folder, which source it.

# The state of the daemon that docker-up starts. Must be owned by root, because the daemon's pid is read from it.
DOCKER_STATE="${SYNCSKETCH_DOCKER_STATE:-${TMPDIR:-/tmp}/syncsketch-docker}"

say() { printf '%s\n' "[${0##*/}] $*" >&2; }
die() {
    say "FAILED: $*"
    exit 1
}

# Checks the engine itself, because a docker binary alone proves nothing.
engine_responds() {
    command -v docker >/dev/null 2>&1 && timeout 5 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# Installs Debian packages without questions and without starting their services.
apt_install() {
    [[ $(id -u) -eq 0 ]] || die "'$*' is missing and only root can install it"
    command -v apt-get >/dev/null 2>&1 || die "'$*' is missing and apt-get is not available to install it"
    local apt=(apt-get -o DPkg::Lock::Timeout=120 -qq)
    if [[ -z ${APT_UPDATED:-} ]]; then
        say "apt-get update"
        "${apt[@]}" update </dev/null >&2
        APT_UPDATED=1
    fi
    say "apt-get install $*"
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        "${apt[@]}" install -y --no-install-recommends "$@" </dev/null >&2
}
