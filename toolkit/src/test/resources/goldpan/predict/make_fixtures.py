"""Makes the fixtures beside this file: what PyTorch and NumPy themselves write and compute.

Run it here with any PyTorch from 1.13 on and NumPy: python3 make_fixtures.py
"""

import numpy
import torch


class Means(torch.nn.Module):
    """Logits from the mean of each channel: 10 r - 5 b, 10 g, 10 b - 5 r."""

    def forward(self, x):
        m = x.mean(dim=(2, 3))
        return torch.stack([10 * m[:, 0] - 5 * m[:, 2], 10 * m[:, 1], 10 * m[:, 2] - 5 * m[:, 0]], 1)


class Softmaxed(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.means = Means()

    def forward(self, x):
        return torch.softmax(self.means(x), 1)


class Grey(torch.nn.Module):
    """Takes one channel: logits m, 1 - m and 0 of its mean m, times 10."""

    def forward(self, x):
        m = x[:, 0:1].mean(dim=(1, 2, 3)) + 0 * x.reshape(x.size(0), 1, -1)[:, 0, 0]
        return torch.stack([10 * m, 10 * (1 - m), 0 * m], 1)


class Dropping(torch.nn.Module):
    """Means behind a dropout, so that training mode shows."""

    def __init__(self):
        super().__init__()
        self.means = Means()
        self.dropout = torch.nn.Dropout(0.5)

    def forward(self, x):
        return self.means(self.dropout(x))


torch.jit.save(torch.jit.script(Means()), "means.pt")
torch.jit.save(torch.jit.script(Softmaxed()), "softmaxed.pt")
torch.jit.save(torch.jit.script(Grey()), "grey.pt")
torch.jit.save(torch.jit.script(Dropping().train()), "dropping.pt")

rows = numpy.array([[0.125, 0.5, 0.375], [1, 0, 0], [0.25, 0.25, 0.5], [0, 0.75, 0.25]])
numpy.save("half.npy", rows.astype("<f2"))
numpy.save("float-big-fortran.npy", numpy.asfortranarray(rows.astype(">f4")))
numpy.save("double.npy", rows)
numpy.save("object.npy", rows.astype(object), allow_pickle=True)
with open("format-3.npy", "wb") as out:
    numpy.lib.format.write_array(out, rows.astype("<f4"), version=(3, 0))

# Resizing: the source is (7 i + 13 (i // 5)) % 256 for i = 0..., height x width x channels.
with open("resized.csv", "w") as out:
    out.write("# from height, width, channels; to height, width; float32 values row by row\n")
    for h, w, c, th, tw in [
        (9, 11, 3, 4, 5), (8, 8, 1, 8, 3), (5, 7, 3, 10, 14), (16, 6, 1, 5, 9), (3, 3, 1, 1, 1)]:
        i = torch.arange(h * w * c)
        x = ((7 * i + 13 * torch.div(i, 5, rounding_mode="floor")) % 256).float()
        x = x.reshape(h, w, c).permute(2, 0, 1).unsqueeze(0)
        y = torch.nn.functional.interpolate(
            x, (th, tw), mode="bilinear", antialias=True, align_corners=False)
        values = y[0].permute(1, 2, 0).reshape(-1).tolist()
        out.write(",".join([str(v) for v in (h, w, c, th, tw)] + ["%.4f" % v for v in values]) + "\n")
