# shellcheck shell=bash
# Shared by the benches of this folder that are written in Java: builds them and runs one.
# Sourced with root set to the top of the checkout. Java gets its memory as install/tools.sh says.

GOLDPAN_ROOT=$root
# shellcheck source=install/tools.sh
. "$root/install/tools.sh"

# run_bench OPTION... CLASS ARGUMENT...: builds what is not built and runs a class of tests/src/test.
run_bench() {
  (cd "$root" && mvn -B -o -q -pl tests -am -DskipTests process-test-classes >&2)
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dorg.slf4j.simpleLogger.defaultLogLevel=error \
    -cp "$root/tests/target/test-classes:$(cat "$root/tests/target/bench.classpath")" "$@"
}

# unpack DATA FOLDER: the pictures of CIFAR-10 as JPEGs, from a folder with cifar10-jpeg.tar.xz or one
# that is unpacked already; prints where they are.
unpack() {
  if [ -d "$1/train" ]; then
    (cd "$1" && pwd)
    return
  fi
  mkdir -p "$2/cifar10"
  tar -xJf "$1/cifar10-jpeg.tar.xz" -C "$2/cifar10"
  dirname "$(find "$2/cifar10" -maxdepth 2 -type d -name train | head -n 1)"
}
