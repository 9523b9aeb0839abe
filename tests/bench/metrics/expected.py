"""Writes what scikit-learn says of made-up predictions: the expected values of goldpan.metrics.

    python3 tests/bench/metrics/expected.py > toolkit/src/test/resources/goldpan/metrics/sklearn.json

Needs numpy and scikit-learn 1.7 or newer. Where scikit-learn has no one-against-rest mean that
leaves out absent classes, the mean is taken here over its numbers for single classes.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn import calibration, metrics

BINS = 15


def probabilities(random, labels, k, sureness, steps):
    logits = random.normal(size=(len(labels), k))
    logits[np.arange(len(labels)), labels] += sureness * random.random(len(labels))
    p = np.exp(2 * logits)
    p /= p.sum(axis=1, keepdims=True)
    if steps:  # rows of few different numbers, so that many are equal
        counts = np.floor(p * steps).astype(int)
        counts[np.arange(len(labels)), p.argmax(axis=1)] += steps - counts.sum(axis=1)
        p = (counts + 0.5) / (counts + 0.5).sum(axis=1, keepdims=True)
    return p.astype(np.float32).astype(np.float64)


def mean_of_classes(labels, p, score):
    k = p.shape[1]
    kinds = [1] if k == 2 else range(k)
    has = [c for c in kinds if 0 < (labels == c).sum() < len(labels)]
    return float(np.mean([score(labels == c, p[:, c]) for c in has])) if has else None


def case(name, labels, p):
    n, k = p.shape
    all_classes = list(range(k))
    predicted = p.argmax(axis=1)
    confidence = p.max(axis=1)
    right = predicted == labels
    accuracy, mean_confidence = calibration.calibration_curve(right, confidence, n_bins=BINS)
    bins = np.clip(np.ceil(confidence * BINS).astype(int) - 1, 0, BINS - 1)
    counts = [int(c) for c in np.bincount(bins, minlength=BINS) if c > 0]
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        labels, predicted, labels=all_classes, zero_division=0)
    brier = metrics.brier_score_loss(labels, p[:, 1] if k == 2 else p, labels=all_classes)
    expected = {
        "accuracy": metrics.accuracy_score(labels, predicted),
        "balanced-accuracy": metrics.recall_score(
            labels, predicted, labels=sorted(set(labels.tolist())), average="macro"),
        "cohen-kappa": metrics.cohen_kappa_score(labels, predicted),
        "macro-f1": metrics.f1_score(labels, predicted, average="macro", zero_division=0),
        "weighted-f1": metrics.f1_score(labels, predicted, average="weighted", zero_division=0),
        "macro-precision": metrics.precision_score(
            labels, predicted, average="macro", zero_division=0),
        "log-loss": metrics.log_loss(labels, p, labels=all_classes),
        "brier": brier,
        "calibration-error": float(
            np.sum(np.array(counts) / n * np.abs(accuracy - mean_confidence))),
        "roc-area": mean_of_classes(labels, p, metrics.roc_auc_score),
        "pr-area": mean_of_classes(labels, p, metrics.average_precision_score),
    }
    for top in (2, 5):
        if k > top:
            # Of equal probabilities the first counts, as everywhere here: no two are equal so.
            apart = p - np.arange(k) * 1e-12
            expected[f"top-{top}-accuracy"] = metrics.top_k_accuracy_score(
                labels, apart, k=top, labels=all_classes)
    return {
        "name": name,
        "labels": labels.tolist(),
        "probabilities": [[float(np.float32(v)) for v in row] for row in p],
        "expected": {key: None if v is None else float(v) for key, v in expected.items()},
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "calibration": {"counts": counts, "accuracy": accuracy.tolist(),
                        "confidence": mean_confidence.tolist()},
    }


def main():
    random = np.random.default_rng(20261125)
    cases = []

    def add(name, labels, k, sureness=2.0, steps=0):
        cases.append(case(name, labels, probabilities(random, labels, k, sureness, steps)))

    add("three classes", random.integers(0, 3, 120), 3)
    add("two classes", random.integers(0, 2, 80), 2, 1.0)
    add("two classes with equal probabilities", random.integers(0, 2, 80), 2, 1.0, 8)
    add("four classes with equal probabilities", random.integers(0, 4, 150), 4, 1.5, 6)
    add("ten classes", random.integers(0, 10, 400), 10)
    add("rare classes", random.choice(5, 200, p=[0.9, 0.06, 0.02, 0.01, 0.01]), 5)
    add("a class that no row has", random.choice([0, 1, 3], 90), 4)
    json.dump({"made with": f"scikit-learn {sklearn.__version__}", "cases": cases},
              sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    main()
