"""What Jupyter starts: the kernel, in place of this process."""

import os
import subprocess
import sys

from goldpan_kernel import java

# The optimising compiler begins ten times later than usual; KernelArguments.java says the same.
LATE = [
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=6000",
    "-XX:Tier4CompileThreshold=150000",
    "-XX:Tier4BackEdgeThreshold=400000",
]
MALLOC_KEEPS = (
    "glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=33554432:glibc.malloc.top_pad=67108864"
)


def environment():
    """What a kernelspec of the installer says; SpecEnvironment.java says why."""
    env = dict(os.environ)
    if sys.platform.startswith("linux"):
        said = env.get("GLIBC_TUNABLES", "")
        if "glibc.malloc." not in said and not any(name.startswith("MALLOC_") for name in env):
            env["GLIBC_TUNABLES"] = f"{said}:{MALLOC_KEEPS}" if said else MALLOC_KEEPS
        locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
        if not locale.lower().replace("-", "").endswith("utf8"):
            env["LC_ALL"] = "C.UTF-8"
    return env


def base(home):
    return [
        java.program(home),
        f"-Dgoldpan.packages={java.cache() / 'packages.index'}",
        *java.options(home),
        "-Djava.awt.headless=true",
        "-XX:+UseSerialGC",
    ]


def prepare(home):
    """An archive of classes and an index of packages, made at the first start; without them it is slower."""
    archive = java.archive(home)
    if archive.exists():
        return
    fresh = archive.with_name(f"{archive.name}.{os.getpid()}")
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        command = [*base(home), f"-XX:ArchiveClassesAtExit={fresh}", "-cp", java.class_path(), "goldpan.kernel.Rehearsal"]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, env=environment(), timeout=50, **quiet)
        if fresh.exists():
            os.replace(fresh, archive)
    except (OSError, subprocess.TimeoutExpired) as slower:
        sys.stderr.write(f"goldpan-kernel: starts will be slow: {slower}\n")
    finally:
        if fresh.exists():
            fresh.unlink()


def main(arguments):
    try:
        home = java.find()
    except java.NoJdk as missing:
        sys.exit(f"goldpan-kernel: {missing}")
    prepare(home)
    extra = os.environ.get("GOLDPAN_JAVA_OPTS", "").split()
    command = [*base(home), *LATE, f"-XX:SharedArchiveFile={java.archive(home)}", *extra]
    command += ["-cp", java.class_path(), "goldpan.kernel.GoldpanKernel", *arguments]
    run(command, environment())


def run(command, env):
    if os.name == "nt":
        sys.exit(subprocess.run(command, env=env).returncode)
    os.execve(command[0], command, env)


if __name__ == "__main__":
    main(sys.argv[1:])
