"""The two models that are fitted: which of two things a passage is, and which of several themes it is of.

Both are linear in named signs and held near where they begin, by L-BFGS from there: the same examples give the same
weights. Begun from nothing they are fitted from examples alone; begun from what is shipped, a sign moves only as far as
decisions speak for it (a Gaussian prior around a model fitted before; Chelba and Acero, Adaptation of maximum entropy
capitalizer, 2004).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


def signs_matrix(examples: Sequence[Mapping[str, float]], seen: int) -> tuple[list[str], Any]:
    """The signs that stand in so many examples at least, and a sparse matrix of them: examples x signs."""
    counted = Counter(name for signs in examples for name in signs)
    names = sorted(name for name, count in counted.items() if count >= seen)
    index = {name: place for place, name in enumerate(names)}
    cells = [
        (row, index[name], value)
        for row, signs in enumerate(examples)
        for name, value in sorted(signs.items())
        if name in index
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    return names, csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))


def logistic(matrix: Any, true: Any, loose: float, begun: Any = None) -> Any:
    """Weights that tell the true examples from the others, the constant first; it alone is not held back.

    Args:
        matrix: examples x signs, sparse or not.
        true: which examples are.
        loose: how far weights may go, the inverse of the penalty.
        begun: points (log odds) that each example has before; none when left out.
    """
    sides = np.where(true, 1.0, -1.0)

    def loss(weights: Any) -> tuple[float, Any]:
        points = matrix @ weights[1:] + weights[0]
        margin = sides * (points if begun is None else points + begun)
        pull = -sides / (1 + np.exp(np.clip(margin, -500, 500)))
        slope = np.concatenate([[pull.sum()], matrix.T @ pull + weights[1:] / loose])
        return float(np.logaddexp(0, -margin).sum() + (weights[1:] ** 2).sum() / (2 * loose)), slope

    start = np.zeros(matrix.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-8})
    return found.x


def conditional(
    signs: Any, true: Any, loose: float, begun: Any, limits: Sequence[tuple[float | None, float | None]] | None = None
) -> Any:
    """Weights under which the examples most probably come under one of their themes.

    Args:
        signs: examples x themes x signs.
        true: examples x themes, whether each is right; one at least.
        loose: how far weights may go from where they begin, the inverse of the penalty.
        begun: where each weight begins.
        limits: the least and the most that each weight may be.
    """

    def loss(weights: Any) -> tuple[float, Any]:
        points = signs @ weights
        likely = np.exp(points - points.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        right = np.maximum((likely * true).sum(axis=1), 1e-300)
        pull = likely - likely * true / right[:, None]
        moved = weights - begun
        slope = np.einsum("nts,nt->s", signs, pull) + moved / loose
        return float(-np.log(right).sum() + (moved**2).sum() / (2 * loose)), slope

    found = minimize(loss, begun, jac=True, method="L-BFGS-B", bounds=limits, options={"maxiter": 500, "ftol": 1e-12})
    return found.x
