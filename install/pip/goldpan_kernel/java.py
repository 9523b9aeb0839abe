"""Finds a JDK and says how Java is called."""

import glob
import os
import pathlib
import platform
import re
import shutil
import sys

WANTED = 17
PROGRAM = "java.exe" if os.name == "nt" else "java"
COMPILER = "javac.exe" if os.name == "nt" else "javac"
PLACES = ("/usr/lib/jvm/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home", "/opt/homebrew/opt/openjdk*")
JARS = pathlib.Path(__file__).resolve().parent / "jars"


class NoJdk(Exception):
    """No JDK that is new enough."""


def version(home):
    """The version of the JDK in a folder, such as 17.0.15; empty when there is none. A JRE is none."""
    release = pathlib.Path(home, "release")
    if not pathlib.Path(home, "bin", COMPILER).exists() or not release.exists():
        return ""
    found = re.search(r'^JAVA_VERSION="([^"]+)"', release.read_text(encoding="utf-8", errors="replace"), re.M)
    return found.group(1) if found else ""


def feature(home):
    found = re.match(r"\d+", version(home))
    return int(found.group()) if found else 0


def candidates():
    if os.environ.get("JAVA_HOME"):
        yield os.environ["JAVA_HOME"]
    compiler = shutil.which("javac")
    if compiler and sys.platform != "darwin":
        yield os.path.dirname(os.path.dirname(os.path.realpath(compiler)))
    for pattern in PLACES:
        yield from sorted(glob.glob(pattern))


def find():
    """The folder of the first JDK that is new enough."""
    seen = []
    for home in candidates():
        if feature(home) >= WANTED:
            return home
        seen.append(f"{home} ({version(home) or 'no JDK'})")
    raise NoJdk(
        f"no JDK {WANTED} or newer was found"
        + (f" (looked at {', '.join(seen)})" if seen else "")
        + "; expected one in JAVA_HOME or on the PATH; install one (openjdk-17-jdk-headless, Temurin) and set JAVA_HOME to its folder"
    )


def class_path():
    names = (JARS / "order.txt").read_text(encoding="utf-8").split()
    return os.pathsep.join(str(JARS / name) for name in names)


def options(home):
    """What every Java of Goldpan is started with; JavaRuntime.java says the same."""
    words = ["-Dfile.encoding=UTF-8", "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"]
    if feature(home) >= 22:
        words.append("--enable-native-access=ALL-UNNAMED")
    if feature(home) >= 24:
        words += ["--sun-misc-unsafe-memory-access=allow", "-Xlog:cds*=off:stderr", "-Xlog:aot*=off:stderr"]
    return words


def program(home):
    return str(pathlib.Path(home, "bin", PROGRAM))


def cache():
    """A folder for what is made for one Java and these jars."""
    if os.name == "nt":
        root = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        root = os.path.expanduser("~/Library/Caches")
    else:
        root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    digest = (JARS / "digest.txt").read_text(encoding="utf-8").strip()
    return pathlib.Path(root, "goldpan", "kernel-" + digest)


def archive(home):
    return cache() / f"classes-{version(home)}-{platform.machine()}.jsa"
