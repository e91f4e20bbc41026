"""Peers of `packaging/bench time`: python3 peers.py WORK N STEPS REPEATS prints the seconds of a step, a line for each repetition."""
import sys
import time

import numpy as np


def etdrk4(n, steps, repeats):
    """Allen-Cahn on a periodic square by ETDRK4, products on n by n points of which two thirds of the waves are kept; scipy, two workers."""
    from scipy import fft

    eps = 0.01
    dt = 0.05
    k = 2 * np.pi * np.fft.fftfreq(n, 1 / n)
    kr = 2 * np.pi * np.arange(n // 2 + 1)
    square = k[:, None] ** 2 + kr[None, :] ** 2
    keep = (np.abs(k)[:, None] < 2 * np.pi * n / 3) & (kr[None, :] < 2 * np.pi * n / 3)
    linear = 1 - eps**2 * square
    r = np.exp(1j * np.pi * (np.arange(32) + 0.5) / 32)
    e, e2 = np.exp(dt * linear), np.exp(dt * linear / 2)
    q, f1, f2, f3 = (np.zeros_like(linear) for _ in range(4))
    for z0 in r:
        z = dt * linear + z0
        q += dt * ((np.exp(z / 2) - 1) / z).real / 32
        f1 += dt * ((-4 - z + np.exp(z) * (4 - 3 * z + z**2)) / z**3).real / 32
        f2 += dt * ((2 + z + np.exp(z) * (z - 2)) / z**3).real / 32
        f3 += dt * ((-4 - 3 * z - z**2 + np.exp(z) * (4 - z)) / z**3).real / 32
    x = np.arange(n) / n
    u = fft.rfft2(0.1 * np.cos(6 * np.pi * x)[:, None] * np.cos(4 * np.pi * x)[None, :])

    def remainder(v):
        values = fft.irfft2(v, s=(n, n), workers=2)
        return fft.rfft2(-values * values * values, workers=2) * keep

    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(steps):
            n0 = remainder(u)
            base = e2 * u
            a = base + q * n0
            na = remainder(a)
            nb = remainder(base + q * na)
            nc = remainder(e2 * a + q * (2 * nb - n0))
            u = e * u + f1 * n0 + 2 * f2 * (na + nb) + f3 * nc
        yield (time.perf_counter() - start) / steps
    assert np.isfinite(u).all()


def grayscott(n, steps, repeats):
    """Gray-Scott on a periodic square by Euler's method on n by n cells; numba, two threads."""
    import numba

    numba.set_num_threads(min(2, numba.config.NUMBA_NUM_THREADS))

    @numba.njit(parallel=True, fastmath=True)
    def step(u, v, nu, nv, du, dv, feed, kill, dt):
        for j in numba.prange(n):
            up, down = (j + 1) % n, (j - 1) % n
            for i in range(n):
                right = i + 1 if i + 1 < n else 0
                left = i - 1 if i > 0 else n - 1
                a, b = u[j, i], v[j, i]
                r = a * b * b
                lu = u[j, right] + u[j, left] + u[up, i] + u[down, i] - 4 * a
                lv = v[j, right] + v[j, left] + v[up, i] + v[down, i] - 4 * b
                nu[j, i] = a + dt * (du * lu - r + feed * (1 - a))
                nv[j, i] = b + dt * (dv * lv + r - (feed + kill) * b)

    x = (np.arange(n) + 0.5) / n
    spot = np.exp(-((x[:, None] - 0.4) ** 2 + (x[None, :] - 0.4) ** 2) / (2 * 0.05**2))
    u, v = 1 - 0.5 * spot, 0.5 * spot
    nu, nv = np.empty_like(u), np.empty_like(v)
    for repeat in range(repeats + 1):
        start = time.perf_counter()
        for _ in range(steps):
            step(u, v, nu, nv, 0.16, 0.08, 0.035, 0.065, 0.9)
            u, nu, v, nv = nu, u, nv, v
        if repeat > 0:
            yield (time.perf_counter() - start) / steps
    assert np.isfinite(u).all()


WORKS = {"etdrk4": etdrk4, "grayscott": grayscott}
if sys.argv[1] not in WORKS:
    sys.exit("no such work: " + sys.argv[1])
for seconds in WORKS[sys.argv[1]](*map(int, sys.argv[2:5])):
    print(seconds)
