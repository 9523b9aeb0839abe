"""Writes what scikit-learn says of made-up predictions, for MetricsTest.

usage: sklearn_metrics.py > toolkit/src/test/resources/goldpan/metrics/sklearn.json    (made with scikit-learn 1.9.1)
"""

import json

import numpy as np
from sklearn import metrics
from sklearn.preprocessing import label_binarize


def calibration_error(labels, probabilities, bins=15):
    sure, predicted = probabilities.max(1), probabilities.argmax(1)
    error = 0.0
    for b in range(bins):
        inside = (sure > b / bins) & (sure <= (b + 1) / bins)
        if inside.any():
            error += inside.sum() * abs((predicted[inside] == labels[inside]).mean() - sure[inside].mean())
    return error / len(labels)


def case(name, labels, probabilities):
    k = probabilities.shape[1]
    classes = np.arange(k)
    predicted = probabilities.argmax(1)
    hot = np.eye(k)[labels]
    present = [c for c in classes if 0 < (labels == c).sum() < len(labels)]
    expected = {
        "accuracy": metrics.accuracy_score(labels, predicted),
        "balanced-accuracy": metrics.balanced_accuracy_score(labels, predicted),
        "macro-f1": metrics.f1_score(labels, predicted, average="macro", zero_division=0),
        "weighted-f1": metrics.f1_score(labels, predicted, average="weighted", zero_division=0),
        "macro-precision": metrics.precision_score(labels, predicted, average="macro", zero_division=0),
        "macro-recall": metrics.recall_score(labels, predicted, average="macro", zero_division=0),
        "cohen-kappa": metrics.cohen_kappa_score(labels, predicted),
        "log-loss": metrics.log_loss(labels, probabilities, labels=classes),
        "brier-score": float(((probabilities - hot) ** 2).sum(1).mean()),
        "calibration-error": calibration_error(labels, probabilities),
        "roc-area": float(np.mean([metrics.roc_auc_score(labels == c, probabilities[:, c]) for c in present])),
        "precision-recall-area": float(
            np.mean([metrics.average_precision_score(labels == c, probabilities[:, c]) for c in classes if (labels == c).any()])
        ),
    }
    if k > 3 and len(np.unique(probabilities)) > labels.size:  # with ties the choice is arbitrary
        expected["top-3-accuracy"] = metrics.top_k_accuracy_score(labels, probabilities, k=3, labels=classes)
    elif k == 3:
        expected["top-3-accuracy"] = 1.0
    per_class = metrics.precision_recall_fscore_support(labels, predicted, labels=classes, zero_division=0)
    return {
        "name": name,
        "labels": labels.tolist(),
        "probabilities": probabilities.tolist(),
        "expected": {key: float(value) for key, value in expected.items()},
        "precision": per_class[0].tolist(),
        "recall": per_class[1].tolist(),
        "f1": per_class[2].tolist(),
    }


def softmax(logits):
    e = np.exp(logits - logits.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    return p.astype(np.float32).astype(np.float64)


def main():
    random = np.random.default_rng(18)
    cases = []
    for name, n, k, skill in (("ten classes", 300, 10, 2.0), ("two classes", 120, 2, 1.0), ("three classes", 90, 3, 0.5)):
        labels = random.integers(0, k, n)
        logits = random.normal(size=(n, k))
        logits[np.arange(n), labels] += skill
        cases.append(case(name, labels, softmax(logits)))
    labels = random.choice(5, 200, p=[0.6, 0.3, 0.1, 0.0, 0.0])
    logits = random.normal(size=(200, 5))
    logits[np.arange(200), labels] += 1.5
    cases.append(case("classes that no sample has", labels, softmax(logits)))
    labels = random.integers(0, 4, 160)
    coarse = np.round(softmax(random.normal(size=(160, 4)) * 2) * 4) / 4 + 1e-3
    coarse[np.arange(160), labels] += 0.25
    coarse = (coarse / coarse.sum(1, keepdims=True)).astype(np.float32).astype(np.float64)
    # ties between classes go to the first, as argmax has it
    cases.append(case("many equal probabilities", labels, coarse))
    print(json.dumps(cases))


if __name__ == "__main__":
    main()
