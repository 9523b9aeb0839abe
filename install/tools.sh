# shellcheck shell=bash
# Shared by the scripts of this folder: finds or installs what they need, builds, and starts Java.
# Sourced with GOLDPAN_ROOT set to the top of the checkout. Works with bash 3.2 and newer.

JAVA_WANTED=17
MAVEN_WANTED=3.8.6
JDK_VERSIONS="17 21 25" # in the order they are asked of a package manager

JDK=                # the JDK found: a folder with bin/java
MAVEN=              # the Maven found
MISSING=()          # kinds of tools that are not there: jdk maven fonts jupyter browser node wheel
INSTALLED_ONCE=no

say() { printf '%s\n' "$*" >&2; }

stop() {
  say "$@"
  exit 1
}

# ---- what is there -------------------------------------------------------------------------

# at_least 3.8.6 3.9.1: whether the second version is the first or newer.
at_least() {
  local wanted=$1 found=$2 i w f
  for i in 1 2 3; do
    w=$(cut -d. -f"$i" <<<"$wanted.0.0") f=$(cut -d. -f"$i" <<<"$found.0.0")
    w=${w%%[!0-9]*} f=${f%%[!0-9]*}
    if ((${f:-0} != ${w:-0})); then
      ((${f:-0} > ${w:-0}))
      return
    fi
  done
}

# The version of the JDK in a folder; nothing when there is none. A JRE, which cannot compile, is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local line
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in
        JAVA_VERSION=*)
          line=${line#JAVA_VERSION=}
          printf '%s' "${line//\"/}"
          return
          ;;
      esac
    done <"$1/release"
  fi
  "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p'
}

is_new_enough() {
  local version
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "${version%%[!0-9]*}" -ge "$JAVA_WANTED" ]
}

find_jdk() {
  local home javac
  JDK=
  if [ -n "${JAVA_HOME:-}" ] && is_new_enough "$JAVA_HOME"; then
    JDK=$JAVA_HOME
    return
  fi
  if [ -x /usr/libexec/java_home ]; then # macOS, where javac on the PATH is only a signpost
    home=$(/usr/libexec/java_home -F -v "$JAVA_WANTED+" 2>/dev/null) || home=
    if [ -n "$home" ] && is_new_enough "$home"; then
      JDK=$home
      return
    fi
  elif javac=$(command -v javac); then
    home=$(dirname "$(dirname "$(real_path "$javac")")")
    if is_new_enough "$home"; then
      JDK=$home
      return
    fi
  fi
  for home in /usr/lib/jvm/* /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk*; do
    if [ ! -L "$home" ] && is_new_enough "$home"; then
      JDK=$home
      return
    fi
  done
  return 1
}

# Where a file is when every symbolic link on the way is followed.
real_path() {
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
      /*) path=$target ;;
      *) path=$(dirname "$path")/$target ;;
    esac
  done
  printf '%s/%s' "$(cd -P "$(dirname "$path")" && pwd)" "$(basename "$path")"
}

maven_version() {
  JAVA_HOME=$JDK "$1" --version 2>/dev/null </dev/null |
    sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1
}

find_maven() {
  local found
  MAVEN=
  found=$(command -v mvn) || return 1
  at_least "$MAVEN_WANTED" "$(maven_version "$found")" || return 1
  MAVEN=$found
}

has_fonts() {
  [ "$(uname)" = Darwin ] && return
  command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]
}

# Debian's packages are for the system's Python, which need not be the first on the PATH.
system_python() { if [ -x /usr/bin/python3 ]; then echo /usr/bin/python3; else echo python3; fi; }

has_jupyter() {
  "$(system_python)" -c 'import jupyter_kernel_test, jupyter_client, nbclient, nbconvert, nbformat, notebook' \
    >/dev/null 2>&1 && command -v jupyter-nbconvert >/dev/null
}

has_browser() {
  { command -v chromium || command -v google-chrome; } >/dev/null && command -v chromedriver >/dev/null
}

has_wheel() { "$(system_python)" -c 'import ensurepip, venv, wheel' >/dev/null 2>&1; }

has_node() { command -v node >/dev/null && command -v npm >/dev/null; }

is_there() {
  case $1 in
    jdk) find_jdk ;;
    maven) find_maven ;;
    fonts) has_fonts ;;
    jupyter) has_jupyter ;;
    browser) has_browser ;;
    node) has_node ;;
    wheel) has_wheel ;;
  esac
}

# ---- what to install -----------------------------------------------------------------------

words() {
  case $1 in
    jdk) echo "JDK $JAVA_WANTED or newer" ;;
    maven) echo "Maven $MAVEN_WANTED or newer" ;;
    fonts) echo "fontconfig and a font" ;;
    jupyter) echo "Jupyter's client, its kernel tests, nbclient and nbconvert for $(system_python)" ;;
    browser) echo "Chromium and its driver" ;;
    node) echo "Node.js and npm" ;;
    wheel) echo "Python's venv and wheel for $(system_python)" ;;
  esac
}

package_manager() {
  local name
  for name in apt-get dnf brew; do
    if command -v $name >/dev/null; then
      echo $name
      return
    fi
  done
}

# The JDK package of the distribution: the first of JDK_VERSIONS that it has.
debian_jdk() {
  local version
  for version in $JDK_VERSIONS; do
    if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
      echo "openjdk-$version-jdk-headless"
      return
    fi
  done
  echo "openjdk-$JAVA_WANTED-jdk-headless"
}

packages() {
  case $1:$2 in
    apt-get:jdk) debian_jdk ;;
    apt-get:maven) echo maven ;;
    apt-get:fonts) echo fontconfig fonts-dejavu-core ;;
    apt-get:jupyter)
      echo python3-jupyter-kernel-test jupyter-client python3-nbclient jupyter-nbconvert jupyter-notebook
      ;;
    apt-get:browser) echo chromium chromium-driver ;;
    apt-get:node) echo nodejs npm ;;
    apt-get:wheel) echo python3-venv python3-wheel ;;
    dnf:jdk) echo "java-$JAVA_WANTED-openjdk-devel" ;;
    dnf:fonts) echo fontconfig dejavu-sans-fonts ;;
    dnf:browser) echo chromium chromedriver ;;
    dnf:node) echo nodejs npm ;;
    brew:node) echo node ;;
    brew:jdk) echo "openjdk@$JAVA_WANTED" ;;
    dnf:maven | brew:maven) echo maven ;;
  esac
}

all_packages() {
  local kind
  for kind in "${MISSING[@]}"; do
    packages "$1" "$kind"
  done | tr '\n' ' ' | sed 's/ *$//'
}

install_command() {
  case $1 in
    apt-get)
      echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends $(all_packages apt-get)"
      ;;
    dnf) echo "sudo dnf install -y $(all_packages dnf)" ;;
    brew) echo "brew install $(all_packages brew)" ;;
  esac
}

all_words() {
  local kind list=
  for kind in "${MISSING[@]}"; do
    list="$list${list:+; }$(words "$kind")"
  done
  echo "$list"
}

find_missing() {
  local kind
  MISSING=()
  for kind in "$@"; do
    is_there "$kind" || MISSING+=("$kind")
  done
}

# need jdk maven …: finds each, installs what is not there, or stops and says the one command.
need() {
  local manager
  find_missing "$@"
  [ ${#MISSING[@]} -eq 0 ] && return
  manager=$(package_manager)
  if [ "$manager" = apt-get ] && [ "$(id -u)" -eq 0 ] && [ $INSTALLED_ONCE = no ]; then
    INSTALLED_ONCE=yes
    apt_install
    need "$@"
    return
  fi
  say "Missing: $(all_words)."
  if [ $INSTALLED_ONCE = yes ]; then
    stop "The distribution's packages do not bring it; install it by hand, put it first on PATH, then run this again."
  elif [ -z "$manager" ] || [ -z "$(all_packages "$manager")" ]; then
    stop "Install it, put it on PATH, then run this again."
  fi
  say "This installs it; then run this again:"
  say ""
  stop "  $(install_command "$manager")"
}

# want_turbojpeg: installs libjpeg-turbo, which decodes JPEG pictures faster than Java does, where that is
# possible without asking. Nothing depends on it, so whatever goes wrong is passed over.
want_turbojpeg() {
  [ "$(uname)" = Linux ] && [ "$(package_manager)" = apt-get ] && [ "$(id -u)" -eq 0 ] || return 0
  ! has_turbojpeg || return 0
  say "Installing libturbojpeg0"
  local patience=(-o Acquire::Retries=0 -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10)
  apt-get "${patience[@]}" update -q >/dev/null 2>&1 </dev/null || true
  DEBIAN_FRONTEND=noninteractive apt-get "${patience[@]}" install -y -q --no-install-recommends libturbojpeg0 \
    >/dev/null 2>&1 </dev/null || say "It could not be installed; Java decodes JPEG pictures then."
}

has_turbojpeg() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep 'libturbojpeg\.so\.0' >/dev/null; }

apt_install() {
  local log list
  log=$(mktemp)
  say "Looking for packages: $(all_words)"
  if ! apt-get update -q >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
  fi
  list=$(all_packages apt-get)
  say "Installing $list"
  # shellcheck disable=SC2086 # a list of words
  if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $list \
    >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    stop "Packages could not be installed; see above. By hand: $(install_command apt-get)"
  fi
  rm -f "$log"
  hash -r
}

# ---- JupyterLab's sanitiser and looks, for tests ---------------------------------------------

JUPYTERLAB_VERSION=4.5.7
SANITISER=${XDG_CACHE_HOME:-$HOME/.cache}/goldpan/jupyterlab-$JUPYTERLAB_VERSION

# What JupyterLab does to outputs that it does not trust, and its style sheets: 4 MB from npm's registry, once.
# Without a network it says so and goes on; the one test that needs it then fails and says the same.
need_sanitiser() {
  [ -r "$SANITISER/sanitiser.mjs" ] && return
  local fresh log
  mkdir -p "$(dirname "$SANITISER")"
  fresh=$(mktemp -d "$SANITISER.XXXXXX")
  log=$fresh/npm.log
  say "Fetching JupyterLab's sanitiser"
  if (cd "$fresh" && fetch_sanitiser) >"$log" 2>&1 </dev/null; then
    rm -rf "$SANITISER"
    mv "$fresh" "$SANITISER"
  else
    tail -n 3 "$log" >&2
    say "npm could not fetch it; the test of untrusted outputs will fail."
    rm -rf "$fresh"
  fi
}

fetch_sanitiser() {
  local name
  npm install --no-save --no-audit --no-fund --ignore-scripts --before=2026-06-01 sanitize-html@2.12.1 || return
  for name in apputils@4.6.7 rendermime@$JUPYTERLAB_VERSION theme-light-extension@$JUPYTERLAB_VERSION \
    theme-dark-extension@$JUPYTERLAB_VERSION; do
    npm pack --silent --before=2026-06-01 "@jupyterlab/$name" || return
    mkdir "${name%@*}" && tar -xzf jupyterlab-"${name%@*}"-*.tgz -C "${name%@*}" --strip-components=1 || return
  done
  rm -f ./*.tgz
  cp apputils/lib/sanitizer.js sanitiser.mjs # the ending tells Node.js that it is a module
}

# ---- the build -----------------------------------------------------------------------------

TOOLKIT_JAR=$GOLDPAN_ROOT/toolkit/target/goldpan-toolkit.jar
MAGICS_JAR=$GOLDPAN_ROOT/kernel-magics/target/goldpan.jar
LIBRARIES=$GOLDPAN_ROOT/kernel-magics/target/libraries.classpath
STAMP=$GOLDPAN_ROOT/kernel-magics/target/built

class_path() { printf '%s:%s:%s' "$TOOLKIT_JAR" "$MAGICS_JAR" "$(<"$LIBRARIES")"; }

# Why a build is due; nothing when there is one and no source is newer.
why_build() {
  local file newest=$LIBRARIES
  for file in "$TOOLKIT_JAR" "$MAGICS_JAR" "$LIBRARIES"; do
    if [ ! -r "$file" ]; then
      echo "not built yet"
      return
    fi
  done
  local IFS=:
  for file in $(<"$LIBRARIES"); do
    if [ ! -r "$file" ]; then
      echo "$file is gone"
      return
    fi
  done
  for file in "$TOOLKIT_JAR" "$MAGICS_JAR" "$STAMP"; do
    [ "$file" -nt "$newest" ] && newest=$file
  done
  (cd "$GOLDPAN_ROOT" && find pom.xml toolkit/pom.xml kernel-magics/pom.xml toolkit/src/main \
    kernel-magics/src/main -newer "$newest" -print 2>/dev/null) |
    sed -n '1s/$/ is newer than the build/p' || : # where there are no sources, none is newer
}

# Builds the toolkit, the magics and the shell when that is due. GOLDPAN_NO_BUILD=1 never builds.
build() {
  local why lock
  why=$(why_build)
  [ -n "$why" ] || return 0
  if [ -n "${GOLDPAN_NO_BUILD:-}" ]; then
    [ -r "$LIBRARIES" ] && [ -r "$TOOLKIT_JAR" ] && [ -r "$MAGICS_JAR" ] && return
    stop "Goldpan is not built and GOLDPAN_NO_BUILD is set; run: mvn -DskipTests package"
  fi
  need jdk maven
  mkdir -p "$GOLDPAN_ROOT/kernel-magics/target"
  if command -v flock >/dev/null; then # two shells started at once build once
    exec {lock}>"$GOLDPAN_ROOT/kernel-magics/target/building"
    flock "$lock"
    if [ -z "$(why_build)" ]; then
      exec {lock}>&-
      return
    fi
  fi
  run_build "$why"
  [ -z "${lock:-}" ] || exec {lock}>&-
}

run_build() {
  local log began=$SECONDS
  log=$(mktemp)
  if [ -r "$LIBRARIES" ]; then
    say "Building Goldpan: $1"
  else
    say "Building Goldpan; the first time downloads about 300 MB of libraries"
  fi
  if ! (cd "$GOLDPAN_ROOT" && JAVA_HOME=$JDK "$MAVEN" -q -B -ntp -Dmaven.test.skip=true \
    -Dspotless.check.skip=true -pl kernel-magics -am package >"$log" 2>&1 </dev/null); then
    cat "$log" >&2
    rm -f "$log"
    stop "The build failed; see above."
  fi
  rm -f "$log"
  : >"$STAMP"
  say "Built in $((SECONDS - began)) s"
}

# ---- memory --------------------------------------------------------------------------------

# PyTorch takes and gives back tens of megabytes a batch. The C library hands such pieces back to the system at
# once, and each batch pays for every page anew; kept, they cost once.
MALLOC_KEEPS=glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=33554432
MALLOC_KEEPS=$MALLOC_KEEPS:glibc.malloc.top_pad=67108864

# Tells the C library so, unless somebody has said something about it. Only glibc listens.
keep_memory() {
  case $OSTYPE in linux-gnu*) ;; *) return 0 ;; esac
  [ -z "${MALLOC_TRIM_THRESHOLD_:-}${MALLOC_MMAP_THRESHOLD_:-}${MALLOC_TOP_PAD_:-}" ] || return 0
  case ${GLIBC_TUNABLES:-} in
    *glibc.malloc.*) ;;
    *) export GLIBC_TUNABLES=${GLIBC_TUNABLES:+$GLIBC_TUNABLES:}$MALLOC_KEEPS ;;
  esac
}
keep_memory

# ---- names ---------------------------------------------------------------------------------

# Java reads names of files by the character set of the locale it is started in; under C or POSIX, or a locale that
# is not installed, it can name ASCII only. The language and all else of the user's locale stay as they are. macOS
# names files in UTF-8 whatever the locale is.
utf8_names() {
  local charmap
  [ "$(uname)" != Darwin ] || return 0
  charmap=$(locale charmap 2>/dev/null) || return 0 # musl has no locales and is UTF-8 always
  [ "$charmap" != UTF-8 ] || return 0
  if [ -n "${LC_ALL:-}" ]; then
    export LANG=$LC_ALL
    unset LC_ALL
  fi
  export LC_CTYPE=C.UTF-8
  # One part that is not installed, and Java takes none.
  [ -z "$(locale 2>&1 >/dev/null)" ] || export LC_ALL=C.UTF-8
}
utf8_names

# ---- Java ----------------------------------------------------------------------------------

export TORCH_CPP_LOG_LEVEL=${TORCH_CPP_LOG_LEVEL:-ERROR} # PyTorch warns its developers

# java_options: fills JAVA_OPTIONS with what every Goldpan process is started with.
java_options() {
  local version major
  version=$(jdk_version "$JDK")
  major=${version%%[!0-9]*}
  ARCHIVE=$GOLDPAN_ROOT/kernel-magics/target/classes-$version-$(uname -m).jsa
  JAVA_OPTIONS=(
    -Dfile.encoding=UTF-8
    -Xshare:auto "-Xlog:disable" "-Xlog:all=error:stderr"
  )
  if [ "$major" -ge 24 ]; then # loading PyTorch, and the libraries that still use Unsafe, is meant
    JAVA_OPTIONS+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
    JAVA_OPTIONS+=("-Xlog:cds*=off:stderr" "-Xlog:aot*=off:stderr") # else it complains of that option
  elif [ "$major" -ge 22 ]; then
    JAVA_OPTIONS+=(--enable-native-access=ALL-UNNAMED)
  fi
}

# Classes loaded from an archive made once a build and JDK: starts in about half the time.
archive_classes() {
  [ "$ARCHIVE" -nt "$LIBRARIES" ] && [ "$ARCHIVE" -nt "$TOOLKIT_JAR" ] &&
    [ "$ARCHIVE" -nt "$MAGICS_JAR" ] && return
  [ -w "$GOLDPAN_ROOT/kernel-magics/target" ] || return 0
  local fresh=$ARCHIVE.$$
  printf '%s\n' 'var ready = List.of(args).size();' |
    "$JDK/bin/java" "${JAVA_OPTIONS[@]}" "-XX:ArchiveClassesAtExit=$fresh" -cp "$(class_path)" \
      goldpan.shell.ScriptMain - >/dev/null 2>&1 || :
  if [ -s "$fresh" ]; then mv -f "$fresh" "$ARCHIVE"; else rm -f "$fresh"; fi
}
