# Shared by the scripts beside it; meant to be sourced.

# What docker-up starts and docker-down ends. Root's own folder, because the daemon's pid is read from it.
DOCKER_STATE="${SYNCSKETCH_DOCKER_STATE:-${TMPDIR:-/tmp}/syncsketch-docker}"

say() { printf '%s\n' "[${0##*/}] $*" >&2; }
die() {
    say "FAILED: $*"
    exit 1
}

# A docker binary proves nothing: only an answer of the engine does.
engine_answers() {
    command -v docker >/dev/null 2>&1 && timeout 5 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# Installs Debian packages without questions and without starting their services.
apt_install() {
    [[ $(id -u) -eq 0 ]] || die "'$*' is missing and only root can install it"
    command -v apt-get >/dev/null 2>&1 || die "'$*' is missing and there is no apt-get to install it with"
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
