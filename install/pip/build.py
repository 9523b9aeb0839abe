"""Makes a wheel of goldpan-kernel.jar: build.py JAR CHECKOUT FOLDER. Run by install/package; packs with Python's wheel."""

import hashlib
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
# PyTorch's libraries inside want glibc 2.28.
PLATFORMS = {
    ("linux", "x86_64"): "manylinux_2_28_x86_64",
    ("linux", "aarch64"): "manylinux_2_28_aarch64",
    ("darwin", "arm64"): "macosx_11_0_arm64",
    ("win32", "AMD64"): "win_amd64",
}
METADATA = """\
Metadata-Version: 2.1
Name: goldpan-kernel
Version: {version}
Summary: The Jupyter kernel "Java (Goldpan)", which finds the bad labels in a training set
Home-page: https://github.com/goldpan/goldpan
License: Apache-2.0
Requires-Python: >=3.8
Description-Content-Type: text/markdown

Needs a JDK 17 or newer, in `JAVA_HOME` or on the `PATH`. `pip install goldpan-kernel`, then choose "Java (Goldpan)" in
Jupyter. The first start takes some seconds longer. `goldpan-kernel doctor` names what is wrong.
"""


def tag():
    here = (sys.platform, platform.machine())
    if here not in PLATFORMS:
        raise SystemExit(f"platform is {here[0]} on {here[1]}; expected one that PyTorch is published for: {sorted(PLATFORMS)}")
    return PLATFORMS[here]


def version(jar):
    with zipfile.ZipFile(jar) as file:
        manifest = file.read("META-INF/MANIFEST.MF").decode("utf-8")
    java = re.search(r"^Implementation-Version: (.+?)\r?$", manifest, re.M).group(1)
    return java.replace("-SNAPSHOT", ".dev0")


def unpack(jar, folder):
    """The jars inside, their order on the class path, and a digest of them all; Libraries.java orders alike."""
    folder.mkdir(parents=True)
    digest = hashlib.sha256()
    names = []
    with zipfile.ZipFile(jar) as file:
        for entry in file.infolist():
            if entry.filename.startswith("lib/") and entry.filename.endswith(".jar"):
                content = file.read(entry)  # checks its sum
                name = entry.filename[len("lib/"):]
                (folder / name).write_bytes(content)
                names.append(name)
    names.sort(key=lambda name: (not name.startswith("goldpan"), name))
    for name in names:
        digest.update(f"{name} {hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n".encode())
    (folder / "order.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    (folder / "digest.txt").write_text(digest.hexdigest()[:12] + "\n", encoding="utf-8")


def main(jar, root, target):
    number = version(jar)
    with tempfile.TemporaryDirectory() as work:
        top = pathlib.Path(work, f"goldpan_kernel-{number}")
        shutil.copytree(HERE / "goldpan_kernel", top / "goldpan_kernel", ignore=shutil.ignore_patterns("__pycache__"))
        unpack(jar, top / "goldpan_kernel" / "jars")
        spec = top / f"goldpan_kernel-{number}.data" / "data" / "share" / "jupyter" / "kernels" / "goldpan"
        spec.mkdir(parents=True)
        shutil.copy(HERE / "kernel.json", spec)
        info = top / f"goldpan_kernel-{number}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(METADATA.format(version=number), encoding="utf-8")
        (info / "WHEEL").write_text(
            f"Wheel-Version: 1.0\nGenerator: install/package\nRoot-Is-Purelib: false\nTag: py3-none-{tag()}\n"
        )
        (info / "entry_points.txt").write_text(
            "[console_scripts]\ngoldpan-kernel = goldpan_kernel.installer:main\n"
        )
        for name in ("LICENSE", "NOTICE"):
            shutil.copy(pathlib.Path(root, name), info)
        subprocess.run([sys.executable, "-m", "wheel", "pack", "--dest-dir", target, str(top)], check=True, stdout=subprocess.DEVNULL)
    print(pathlib.Path(target, f"goldpan_kernel-{number}-py3-none-{tag()}.whl"))


main(*sys.argv[1:])
