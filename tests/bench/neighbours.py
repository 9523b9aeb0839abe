"""The exact top 20 by cosine with NumPy, to compare tests/bench/neighbours with: blocked matrix products and argpartition.

    python3 tests/bench/neighbours.py ROWS COLUMNS
"""

import resource
import sys
import time

import numpy as np

rows, columns = int(sys.argv[1]), int(sys.argv[2])
points = np.random.default_rng(1).standard_normal((rows, columns), dtype=np.float32)
points /= np.linalg.norm(points, axis=1, keepdims=True)
nearest = np.empty((rows, 20), dtype=np.int64)
wall, processor = time.perf_counter(), time.process_time()
for start in range(0, rows, 512):
    similar = points[start : start + 512] @ points.T
    best = np.argpartition(-similar, 20, axis=1)[:, :20]
    order = np.argsort(-np.take_along_axis(similar, best, 1), axis=1, kind="stable")
    nearest[start : start + 512] = np.take_along_axis(best, order, 1)
print(f"NumPy            {time.perf_counter() - wall:.2f} s, {time.process_time() - processor:.2f} s of processor time")
print(f"memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
