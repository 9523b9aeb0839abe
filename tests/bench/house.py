"""Figures of the code's structure; tests/bench/house says how to run it.

A type is a top-level class, interface, record or enum of main code; what is nested in it belongs to it.
A circle is a strongly connected component of two types or more in the graph of who uses whom, by byte
code (jdeps). Fields are those of instances, of nested types by themselves.
"""

import collections
import pathlib
import re
import subprocess
import sys

MODULES = ("toolkit", "kernel-magics")


def outer(name):
    return name.split("$")[0]


def uses(classes):
    """Who uses whom, as name -> set of names, of top-level types."""
    lines = subprocess.run(
        ["jdeps", "-v", "-filter:none", "--ignore-missing-deps", *map(str, classes)],
        check=True, capture_output=True, text=True).stdout
    graph = collections.defaultdict(set)
    for left, right in re.findall(r"^\s+(goldpan\.\S+)\s+->\s+(goldpan\.\S+)", lines, re.M):
        graph[outer(left)].add(outer(right))
    return graph


def circles(graph):
    """Strongly connected components of two nodes or more, by Tarjan's algorithm without recursion."""
    index, low, stack, on, found = {}, {}, [], set(), []
    for start in sorted(graph):
        if start in index:
            continue
        work = [(start, iter(sorted(graph[start])))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on.add(start)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on.add(other)
                    work.append((other, iter(sorted(graph.get(other, ())))))
                    break
                if other in on:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    members = []
                    while True:
                        member = stack.pop()
                        on.discard(member)
                        members.append(member)
                        if member == node:
                            break
                    if len(members) > 1:
                        found.append(sorted(members))
    return sorted(found, key=len, reverse=True)


def widest(files):
    """The type with most fields of an instance, and how many."""
    most = ("", 0)
    for start in range(0, len(files), 200):
        text = subprocess.run(
            ["javap", "-p", *map(str, files[start:start + 200])],
            check=True, capture_output=True, text=True).stdout
        name, count = "", 0
        for line in text.splitlines():
            opened = re.match(r"\S.*?\b(?:class|interface) (goldpan\.[\w.$]+)", line)
            if opened:
                name, count = opened.group(1), 0
            elif re.match(r"  [^(]*;$", line) and " static " not in line:
                count += 1
                most = max(most, (name, count), key=lambda pair: pair[1])
    return most


def main(checkout):
    classes = [checkout / module / "target/classes" for module in MODULES]
    for folder in classes:
        if not folder.is_dir():
            sys.exit(f"{folder} is missing; expected compiled classes; run mvn compile there")
    files = [f for folder in classes for f in sorted(folder.rglob("goldpan/**/*.class"))]
    packages = collections.Counter(
        f.parent.relative_to(folder).as_posix().replace("/", ".")
        for folder in classes for f in folder.rglob("goldpan/**/*.class")
        if "$" not in f.name and f.name != "package-info.class")
    print(f"types: {sum(packages.values())} in {len(packages)} packages")
    print("largest packages: " + ", ".join(f"{p} {n}" for p, n in packages.most_common(3)))
    found = circles(uses(classes))
    print(f"circles of types: {len(found)}, the largest of {len(found[0]) if found else 0} types")
    for members in found[:3]:
        print("  " + ", ".join(member.rsplit(".", 1)[1] for member in members))
    name, count = widest(files)
    print(f"widest type: {name} with {count} fields")
    for kind in ("main", "test"):
        sources = [f for folder in ("toolkit", "kernel-magics", "tests")
                   for f in (checkout / folder / "src" / kind).rglob("*.java")]
        lines = [len(f.read_text(encoding="utf-8").splitlines()) for f in sources]
        median = sorted(lines)[len(lines) // 2] if lines else 0
        print(f"{kind}: {len(sources)} files, {sum(lines):,} lines, median {median}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
