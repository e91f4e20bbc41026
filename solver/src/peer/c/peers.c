/* Times the libraries that specialists use on the problems of the benchmark: CHOLMOD, hypre, FFTW.
 *
 *   peers cholmod   FILE REPEATS        matrix and right side in FILE; analysis, factors, solution | factors, solution
 *   peers boomeramg FILE REPEATS        conjugate gradients with BoomerAMG to 1e-8; one process for each share of rows
 *   peers pfmg N smooth|jumps REPEATS   the same with PFMG on a grid of N x N points with zero on the boundary
 *   peers dst N REPEATS                 Poisson's equation on N x N inner points by sine transforms, two threads
 *
 * FILE: int n, int entries, int rowStart[n + 1], int columns[entries], double values[entries], double b[n]; the bytes as
 * this machine has them. Prints, for each repetition, seconds (one or two numbers), iterations and the true relative
 * residual.
 */
#include <HYPRE.h>
#include <HYPRE_krylov.h>
#include <HYPRE_parcsr_ls.h>
#include <HYPRE_struct_ls.h>
#include <cholmod.h>
#include <fftw3.h>
#include <math.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int n, entries, *start, *columns;
  double *values, *b;
} System;

static void fail(const char *what) {
  fprintf(stderr, "peers: %s\n", what);
  exit(1);
}

static void *room(size_t bytes) {
  void *found = malloc(bytes);
  if (!found) fail("no memory");
  return found;
}

static void get(FILE *file, void *to, size_t size, size_t count) {
  if (fread(to, size, count, file) != count) fail("the file is too short");
}

static System read_system(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) fail("no such file");
  System s;
  get(file, &s.n, sizeof(int), 1);
  get(file, &s.entries, sizeof(int), 1);
  s.start = room(sizeof(int) * (s.n + 1));
  s.columns = room(sizeof(int) * s.entries);
  s.values = room(sizeof(double) * s.entries);
  s.b = room(sizeof(double) * s.n);
  get(file, s.start, sizeof(int), s.n + 1);
  get(file, s.columns, sizeof(int), s.entries);
  get(file, s.values, sizeof(double), s.entries);
  get(file, s.b, sizeof(double), s.n);
  fclose(file);
  return s;
}

static double residual(const System *s, const double *x) {
  double sum = 0, norm = 0;
  for (int i = 0; i < s->n; i++) {
    double r = s->b[i];
    for (int k = s->start[i]; k < s->start[i + 1]; k++) r -= s->values[k] * x[s->columns[k]];
    sum += r * r;
    norm += s->b[i] * s->b[i];
  }
  return sqrt(sum / norm);
}

static void by_cholmod(const char *file, int repeats) {
  System s = read_system(file);
  cholmod_common common;
  cholmod_start(&common);
  int upper = 0;
  for (int i = 0; i < s.n; i++)
    for (int k = s.start[i]; k < s.start[i + 1]; k++) upper += s.columns[k] <= i;
  cholmod_sparse *a = cholmod_allocate_sparse(s.n, s.n, upper, 1, 1, 1, CHOLMOD_REAL, &common);
  int *p = a->p, *rows = a->i, at = 0;
  double *values = a->x;
  for (int i = 0; i < s.n; i++) {
    p[i] = at;
    for (int k = s.start[i]; k < s.start[i + 1]; k++)
      if (s.columns[k] <= i) {
        rows[at] = s.columns[k];
        values[at++] = s.values[k];
      }
  }
  p[s.n] = at;
  cholmod_dense *b = cholmod_allocate_dense(s.n, 1, s.n, CHOLMOD_REAL, &common);
  memcpy(b->x, s.b, sizeof(double) * s.n);
  for (int r = 0; r < repeats; r++) {
    double begin = MPI_Wtime();
    cholmod_factor *factor = cholmod_analyze(a, &common);
    double analyzed = MPI_Wtime();
    cholmod_factorize(a, factor, &common);
    cholmod_dense *x = cholmod_solve(CHOLMOD_A, factor, b, &common);
    double end = MPI_Wtime();
    printf("%.6f %.6f 1 %.2e\n", end - begin, end - analyzed, residual(&s, x->x));
    cholmod_free_dense(&x, &common);
    cholmod_free_factor(&factor, &common);
  }
}

static void by_boomeramg(const char *file, int repeats) {
  System s = read_system(file);
  int rank, ranks;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  int low = (int)((long)s.n * rank / ranks), high = (int)((long)s.n * (rank + 1) / ranks) - 1;
  int count = high - low + 1, *rows = room(sizeof(int) * count), *sizes = room(sizeof(int) * count);
  for (int i = 0; i < count; i++) {
    rows[i] = low + i;
    sizes[i] = s.start[low + i + 1] - s.start[low + i];
  }
  HYPRE_IJMatrix ij;
  HYPRE_IJMatrixCreate(MPI_COMM_WORLD, low, high, low, high, &ij);
  HYPRE_IJMatrixSetObjectType(ij, HYPRE_PARCSR);
  HYPRE_IJMatrixInitialize(ij);
  HYPRE_IJMatrixSetValues(ij, count, sizes, rows, s.columns + s.start[low], s.values + s.start[low]);
  HYPRE_IJMatrixAssemble(ij);
  HYPRE_ParCSRMatrix a;
  HYPRE_IJMatrixGetObject(ij, (void **)&a);
  HYPRE_IJVector ijb, ijx;
  HYPRE_IJVectorCreate(MPI_COMM_WORLD, low, high, &ijb);
  HYPRE_IJVectorSetObjectType(ijb, HYPRE_PARCSR);
  HYPRE_IJVectorInitialize(ijb);
  HYPRE_IJVectorSetValues(ijb, count, rows, s.b + low);
  HYPRE_IJVectorAssemble(ijb);
  HYPRE_IJVectorCreate(MPI_COMM_WORLD, low, high, &ijx);
  HYPRE_IJVectorSetObjectType(ijx, HYPRE_PARCSR);
  double *x = calloc(s.n, sizeof(double)), *mine = calloc(count, sizeof(double));
  int *counts = room(sizeof(int) * ranks), *places = room(sizeof(int) * ranks);
  for (int r = 0; r < ranks; r++) {
    places[r] = (int)((long)s.n * r / ranks);
    counts[r] = (int)((long)s.n * (r + 1) / ranks) - places[r];
  }
  for (int r = 0; r < repeats; r++) {
    memset(mine, 0, sizeof(double) * count);
    HYPRE_IJVectorInitialize(ijx);
    HYPRE_IJVectorSetValues(ijx, count, rows, mine);
    HYPRE_IJVectorAssemble(ijx);
    HYPRE_ParVector b, solution;
    HYPRE_IJVectorGetObject(ijb, (void **)&b);
    HYPRE_IJVectorGetObject(ijx, (void **)&solution);
    MPI_Barrier(MPI_COMM_WORLD);
    double begin = MPI_Wtime();
    HYPRE_Solver cg, amg;
    HYPRE_ParCSRPCGCreate(MPI_COMM_WORLD, &cg);
    HYPRE_PCGSetMaxIter(cg, 300);
    HYPRE_PCGSetTol(cg, 1e-8);
    HYPRE_PCGSetTwoNorm(cg, 1);
    HYPRE_BoomerAMGCreate(&amg);
    HYPRE_BoomerAMGSetTol(amg, 0);
    HYPRE_BoomerAMGSetMaxIter(amg, 1);
    HYPRE_PCGSetPrecond(cg, (HYPRE_PtrToSolverFcn)HYPRE_BoomerAMGSolve, (HYPRE_PtrToSolverFcn)HYPRE_BoomerAMGSetup,
                        amg);
    HYPRE_ParCSRPCGSetup(cg, a, b, solution);
    HYPRE_ParCSRPCGSolve(cg, a, b, solution);
    MPI_Barrier(MPI_COMM_WORLD);
    double seconds = MPI_Wtime() - begin;
    int iterations;
    HYPRE_PCGGetNumIterations(cg, &iterations);
    HYPRE_IJVectorGetValues(ijx, count, rows, mine);
    MPI_Gatherv(mine, count, MPI_DOUBLE, x, counts, places, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    if (rank == 0) printf("%.6f %d %.2e\n", seconds, iterations, residual(&s, x));
    HYPRE_ParCSRPCGDestroy(cg);
    HYPRE_BoomerAMGDestroy(amg);
  }
}

/* The coefficient at a point of the grid. */
static double coefficient(int jumps, int n, int i, int j) {
  double x = (double)i / (n - 1), y = (double)j / (n - 1);
  if (!jumps) return 1 + 0.9 * sin(6 * M_PI * x) * sin(4 * M_PI * y);
  return ((int)floor(4 * x) + (int)floor(4 * y)) % 2 == 0 ? 1 : 100;
}

static double harmonic(double a, double b) { return 2 * a * b / (a + b); }

static void by_pfmg(int n, int jumps, int repeats) {
  int rank, ranks;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  int inner = n - 2, low = inner * rank / ranks, high = inner * (rank + 1) / ranks - 1;
  int lower[2] = {0, low}, upper[2] = {inner - 1, high};
  HYPRE_StructGrid grid;
  HYPRE_StructGridCreate(MPI_COMM_WORLD, 2, &grid);
  HYPRE_StructGridSetExtents(grid, lower, upper);
  HYPRE_StructGridAssemble(grid);
  int offsets[3][2] = {{0, 0}, {1, 0}, {0, 1}}, entries[3] = {0, 1, 2};
  HYPRE_StructStencil stencil;
  HYPRE_StructStencilCreate(2, 3, &stencil);
  for (int k = 0; k < 3; k++) HYPRE_StructStencilSetElement(stencil, k, offsets[k]);
  HYPRE_StructMatrix a;
  HYPRE_StructMatrixCreate(MPI_COMM_WORLD, grid, stencil, &a);
  HYPRE_StructMatrixSetSymmetric(a, 1);
  HYPRE_StructMatrixInitialize(a);
  size_t count = (size_t)inner * (high - low + 1);
  double *values = room(sizeof(double) * 3 * count), *ones = room(sizeof(double) * count);
  size_t at = 0;
  double h = 1.0 / (n - 1);
  for (int j = low + 1; j <= high + 1; j++)
    for (int i = 1; i <= inner; i++) {
      double here = coefficient(jumps, n, i, j);
      double west = harmonic(here, coefficient(jumps, n, i - 1, j)), east = harmonic(here, coefficient(jumps, n, i + 1, j));
      double south = harmonic(here, coefficient(jumps, n, i, j - 1)), north = harmonic(here, coefficient(jumps, n, i, j + 1));
      ones[at / 3] = h * h;
      values[at++] = west + east + south + north;
      values[at++] = i == inner ? 0 : -east;
      values[at++] = j == inner ? 0 : -north;
    }
  HYPRE_StructMatrixSetBoxValues(a, lower, upper, 3, entries, values);
  HYPRE_StructMatrixAssemble(a);
  HYPRE_StructVector b, x;
  HYPRE_StructVectorCreate(MPI_COMM_WORLD, grid, &b);
  HYPRE_StructVectorInitialize(b);
  HYPRE_StructVectorSetBoxValues(b, lower, upper, ones);
  HYPRE_StructVectorAssemble(b);
  HYPRE_StructVectorCreate(MPI_COMM_WORLD, grid, &x);
  HYPRE_StructVectorInitialize(x);
  HYPRE_StructVectorAssemble(x);
  for (int r = 0; r < repeats; r++) {
    HYPRE_StructVectorSetConstantValues(x, 0);
    MPI_Barrier(MPI_COMM_WORLD);
    double begin = MPI_Wtime();
    HYPRE_StructSolver cg, mg;
    HYPRE_StructPCGCreate(MPI_COMM_WORLD, &cg);
    HYPRE_StructPCGSetTol(cg, 1e-8);
    HYPRE_StructPCGSetMaxIter(cg, 200);
    HYPRE_StructPCGSetTwoNorm(cg, 1);
    HYPRE_StructPFMGCreate(MPI_COMM_WORLD, &mg);
    HYPRE_StructPFMGSetMaxIter(mg, 1);
    HYPRE_StructPFMGSetTol(mg, 0);
    HYPRE_StructPFMGSetZeroGuess(mg);
    HYPRE_StructPFMGSetRelaxType(mg, 2);
    HYPRE_StructPCGSetPrecond(cg, HYPRE_StructPFMGSolve, HYPRE_StructPFMGSetup, mg);
    HYPRE_StructPCGSetup(cg, a, b, x);
    HYPRE_StructPCGSolve(cg, a, b, x);
    MPI_Barrier(MPI_COMM_WORLD);
    double seconds = MPI_Wtime() - begin, relative;
    int iterations;
    HYPRE_StructPCGGetNumIterations(cg, &iterations);
    HYPRE_StructPCGGetFinalRelativeResidualNorm(cg, &relative);
    if (rank == 0) printf("%.6f %d %.2e\n", seconds, iterations, relative);
    HYPRE_StructPCGDestroy(cg);
    HYPRE_StructPFMGDestroy(mg);
  }
}

static void by_dst(int n, int repeats) {
  fftw_init_threads();
  fftw_plan_with_nthreads(2);
  double *u = fftw_malloc(sizeof(double) * n * n), h = 1.0 / (n + 1), *eigenvalues = room(sizeof(double) * n);
  fftw_plan plan = fftw_plan_r2r_2d(n, n, u, u, FFTW_RODFT00, FFTW_RODFT00, FFTW_MEASURE);
  for (int k = 0; k < n; k++) eigenvalues[k] = 4 * pow(sin(0.5 * M_PI * (k + 1) * h), 2) / (h * h);
  for (int r = 0; r < repeats; r++) {
    for (int i = 0; i < n * n; i++) u[i] = 1;
    double begin = MPI_Wtime();
    fftw_execute(plan);
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) u[i * n + j] /= (eigenvalues[i] + eigenvalues[j]) * 4.0 * (n + 1) * (n + 1);
    fftw_execute(plan);
    printf("%.6f 1 0\n", MPI_Wtime() - begin);
  }
}

int main(int count, char **words) {
  MPI_Init(&count, &words);
  HYPRE_Init();
  if (count == 4 && !strcmp(words[1], "cholmod"))
    by_cholmod(words[2], atoi(words[3]));
  else if (count == 4 && !strcmp(words[1], "boomeramg"))
    by_boomeramg(words[2], atoi(words[3]));
  else if (count == 5 && !strcmp(words[1], "pfmg"))
    by_pfmg(atoi(words[2]), !strcmp(words[3], "jumps"), atoi(words[4]));
  else if (count == 4 && !strcmp(words[1], "dst"))
    by_dst(atoi(words[2]), atoi(words[3]));
  else
    fail("usage: see the head of peers.c");
  HYPRE_Finalize();
  MPI_Finalize();
  return 0;
}
