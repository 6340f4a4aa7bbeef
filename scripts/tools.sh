# What ./run and ./test share: finding Java, Maven and Node, and bringing what is missing. Sourced, not run.
# Exit code 3 means: something that this machine has to offer is missing, and the sentence says which line brings it.

java_release=25
state_folder=${XDG_STATE_HOME:-$HOME/.local/state}/parlour
installed_list=$state_folder/installed

say() { printf '%s\n' "$*" >&2; }

missing() {
  say "$*"
  exit 3
}

is_root() { [ "$(id -u)" = 0 ]; }

# --- Debian packages -------------------------------------------------------------------------------------------------

can_install() { is_root && command -v apt-get >/dev/null; }

has_package_lists() { [ -n "$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -print -quit 2>/dev/null)" ]; }

# One update a day is enough, and a machine without a network must not wait for one at every start.
refresh_package_lists() {
  local stamp=$state_folder/apt-updated
  if has_package_lists && [ -n "$(find "$stamp" -mtime -1 2>/dev/null)" ]; then
    return 0
  fi
  say "apt-get update (once a day)"
  mkdir -p "$state_folder"
  if apt-get -qq update >&2; then
    touch "$stamp"
  else
    say "apt-get update did not succeed; going on with the lists that are there"
  fi
}

# Installs without starting a service: Debian asks this policy before it starts one.
install_packages() {
  local policy=/usr/sbin/policy-rc.d made_policy=no code=0
  say "apt-get install $*"
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    made_policy=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >&2 </dev/null || code=$?
  [ "$made_policy" = no ] || rm -f "$policy"
  if [ "$code" = 0 ]; then
    mkdir -p "$state_folder"
    local package
    for package in "$@"; do
      printf '%s %s\n' "$(date +%F)" "$package" >>"$installed_list"
    done
  fi
  return "$code"
}

is_offered() { [ -n "$(apt-cache policy "$1" 2>/dev/null | grep 'Candidate: [^(]')" ]; }

# --- Java ------------------------------------------------------------------------------------------------------------

# The release of the JDK in a folder, or nothing. The compiler is asked, because a JDK is needed, not only a JVM.
jdk_release() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>/dev/null | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

java_candidates() {
  local named
  for named in "${PARLOUR_JAVA:-}" "${JAVA_HOME:-}"; do
    [ -z "$named" ] || printf '%s\n' "$named" "${named%/bin/java}"
  done
  if command -v javac >/dev/null; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
  fi
  printf '%s\n' /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*
}

find_java() {
  local home release
  while IFS= read -r home; do
    release=$(jdk_release "$home") || continue
    if [ -n "$release" ] && [ "$release" -ge "$java_release" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(java_candidates)
  return 1
}

need_java() {
  local package=openjdk-$java_release-jdk-headless home
  if ! home=$(find_java) && can_install; then
    refresh_package_lists
    ! is_offered "$package" || install_packages "$package" || true
    home=$(find_java) || true
  fi
  [ -n "${home:-}" ] || missing "Java $java_release is missing: install a JDK $java_release ($package where your system offers it) or name one with PARLOUR_JAVA=/path/to/jdk."
  export JAVA_HOME=$home
  export PATH=$JAVA_HOME/bin:$PATH
}

# --- Maven, Node and the programs that tests talk to -------------------------------------------------------------------

# need_commands WHAT command:package ... : finds every command, installs the packages of those that are missing.
need_commands() {
  local what=$1 pair packages=()
  shift
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || packages+=("${pair##*:}")
  done
  [ ${#packages[@]} -gt 0 ] || return 0
  if can_install; then
    refresh_package_lists
    install_packages "${packages[@]}" || true
  fi
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing "$what is missing: ${pair%%:*} was not found (Debian: apt-get install ${packages[*]})."
  done
}

# want_commands WHAT command:package ... : the same, but who needs them says "not run" when they are missing.
want_commands() {
  local what=$1 pair packages=()
  shift
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || packages+=("${pair##*:}")
  done
  [ ${#packages[@]} -gt 0 ] || return 0
  if can_install; then
    refresh_package_lists
    install_packages "${packages[@]}" || true
  fi
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null \
      || say "$what will not run here: ${pair%%:*} was not found (Debian: apt-get install ${pair##*:})."
  done
}

# Telephones that others wrote; tests let them call the program.
telephones=(sipp:sip-tester baresip:baresip-core linphonec:linphone-cli)

want_telephones() { want_commands "Tests with telephones" "${telephones[@]}"; }

# Browsers, and what puts one of them into a network of its own.
browsers=(chromium:chromium firefox-esr:firefox-esr ip:iproute2)

want_browsers() { want_commands "Tests with browsers" "${browsers[@]}"; }

# The house's SQL is tried on the database of clusters too; each test starts a server of its own.
databases=(pg_ctlcluster:postgresql)

want_databases() { want_commands "Tests with PostgreSQL" "${databases[@]}"; }

# Without it Opus runs in pure Java (ADR-0017): nothing is missing, it only costs more.
has_libopus() { [ -n "$({ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep 'libopus\.so\.0 ')" ]; }

want_libopus() {
  ! has_libopus || return 0
  if can_install; then
    refresh_package_lists
    install_packages libopus0 || true
  fi
  has_libopus || say "Opus will run in pure Java here, at two to four times the CPU: libopus.so.0 was not found (Debian: apt-get install libopus0)."
}

# Recorded speech that measurements listen to: Debian's prompt packages, unpacked beside other caches and never installed.
speech_folder=${PARLOUR_SPEECH:-${XDG_CACHE_HOME:-$HOME/.cache}/parlour/speech}

want_speech() {
  local language form package
  export PARLOUR_SPEECH=$speech_folder
  for language in en es fr it ru; do
    for form in wav g722; do
      package=asterisk-core-sounds-$language-$form
      [ ! -d "$speech_folder/$package" ] || continue
      fetch_package "$package" "$speech_folder" \
        || say "No recorded speech of $package here: it could not be fetched (apt-get download $package)."
    done
  done
}

# Recorded hold music, beside the speech.
want_music() {
  local package=asterisk-moh-opsound-wav
  export PARLOUR_SPEECH=$speech_folder
  [ -d "$speech_folder/$package" ] || fetch_package "$package" "$speech_folder" \
    || say "No recorded music of $package here: it could not be fetched (apt-get download $package)."
}

# fetch_package PACKAGE FOLDER : unpacks a package there in a folder of its name, without installing it.
fetch_package() {
  local making=$2/$1.making
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
  ! is_root || refresh_package_lists
  rm -rf "$making"
  mkdir -p "$making"
  (cd "$making" && apt-get -qq download "$1" >&2 && dpkg-deb -x ./*.deb . && rm ./*.deb) || return 1
  mv "$making" "$2/$1"
}

# A SIP server that others wrote, as the registrar of a provider. Unpacked beside other caches and never installed: its
# package would start it, and it would listen where the house does.
peers_folder=${XDG_CACHE_HOME:-$HOME/.cache}/parlour/peers

# Whether there is one, or an unpacked one, which from then on is in the path.
has_kamailio() {
  local libraries
  ! command -v kamailio >/dev/null || return 0
  [ -x "$peers_folder/kamailio/usr/sbin/kamailio" ] || return 1
  libraries=$(find "$peers_folder" \( -name 'libpcre*.so.*' -o -name 'libsrdb1.so.*' \) -printf '%h\n' | sort -u | paste -sd:)
  export PATH=$PATH:$peers_folder/kamailio/usr/sbin
  export LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
}

want_kamailio() {
  ! has_kamailio || return 0
  # Older ones want a libpcre3 that few machines have.
  fetch_package libpcre3 "$peers_folder" || true
  fetch_package kamailio "$peers_folder" || true
  has_kamailio || say "Tests with Kamailio will not run here: it could not be fetched (apt-get download kamailio)."
}

need_maven() { need_commands Maven mvn:maven; }

need_node() { need_commands Node node:nodejs npm:npm; }

# Maven itself runs on the Java that was found; the two flags only silence what its own libraries do there.
maven() {
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn -B -ntp "$@"
}

# Only one build at a time in one tree. The lock dies with its holder.
lock_build() {
  mkdir -p target
  exec 9>target/build.lock
  if ! flock -n 9; then
    say "Another build or test is at work in this folder; waiting for it."
    flock 9
  fi
}

unlock_build() { exec 9>&-; }
