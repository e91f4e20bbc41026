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
        return fft.rfft2(-(values**3), workers=2) * keep

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


def stencil(n, steps, repeats):
    """Gray-Scott by explicit Euler steps and five-point differences on n by n points, closed sides; numba, two threads."""
    import numba

    numba.set_num_threads(2)

    @numba.njit(parallel=True, fastmath=True)
    def step(u, v, un, vn, du, dv, feed, kill, dt):
        for j in numba.prange(1, n + 1):
            for i in range(1, n + 1):
                uvv = u[j, i] * v[j, i] * v[j, i]
                lu = u[j - 1, i] + u[j + 1, i] + u[j, i - 1] + u[j, i + 1] - 4 * u[j, i]
                lv = v[j - 1, i] + v[j + 1, i] + v[j, i - 1] + v[j, i + 1] - 4 * v[j, i]
                un[j, i] = u[j, i] + dt * (du * lu - uvv + feed * (1 - u[j, i]))
                vn[j, i] = v[j, i] + dt * (dv * lv + uvv - (feed + kill) * v[j, i])
        for j in range(n + 2):
            un[j, 0], un[j, n + 1] = un[j, 1], un[j, n]
            vn[j, 0], vn[j, n + 1] = vn[j, 1], vn[j, n]
        for i in range(n + 2):
            un[0, i], un[n + 1, i] = un[1, i], un[n, i]
            vn[0, i], vn[n + 1, i] = vn[1, i], vn[n, i]

    u, v = np.ones((n + 2, n + 2)), np.zeros((n + 2, n + 2))
    v[n // 2 - 10 : n // 2 + 10, n // 2 - 10 : n // 2 + 10] = 0.5
    un, vn = u.copy(), v.copy()
    for repeat in range(-1, repeats):
        start = time.perf_counter()
        for _ in range(steps):
            step(u, v, un, vn, 0.16, 0.08, 0.035, 0.06, 1.0)
            u, un, v, vn = un, u, vn, v
        if repeat >= 0:
            yield (time.perf_counter() - start) / steps
    assert np.isfinite(u).all() and v.max() > 0.1


for seconds in {"etdrk4": etdrk4, "stencil": stencil}[sys.argv[1]](*map(int, sys.argv[2:5])):
    print(seconds)
