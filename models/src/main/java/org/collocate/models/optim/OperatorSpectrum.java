package org.collocate.models.optim;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.kernel.Cholesky;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.solver.method.Spectrum;
import org.collocate.solver.parallel.WorkerTeam;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// The eigenvalues of the matrix on which the speed of gradient descent depends.
///
/// ```
/// Aᵢⱼ = ⟨Dφᵢ, Dφⱼ⟩_Ω + λ⟨φᵢ, φⱼ⟩_∂Ω = (JᵀJ)ᵢⱼ        φᵢ = ∂u/∂θᵢ        error after k steps ~ (1 − c/κ(A))ᵏ
/// ```
///
/// De Ryck, Bonnet, Mishra & de Bézenac, ICLR 2024, arXiv 2310.05801, section 2: A is the Gram matrix of the equation's
/// operator D on the tangent space of the network, here with the weights and by the points of the loss, and for a nonlinear
/// equation with its linearization. Beside it the spectrum of PᵀAP for the preconditioner that is at work. Costs the cube of the
/// number of parameters or residuals, whichever is less.
public final class OperatorSpectrum {
  /// Beyond this size the eigenvalues would take minutes.
  public static final int LARGEST = 1000;

  private OperatorSpectrum() {}

  /// Whether the eigenvalues can be had in seconds.
  public static boolean isAffordable(ResidualSystem system, int size) {
    return Math.min(system.residualCount(), size) <= LARGEST && (double) system.residualCount() * size < 2e7;
  }

  /// The spectra of A, and of PᵀAP unless P is the identity.
  public static List<Spectrum> of(ResidualSystem system, double[] x, Preconditioning preconditioning,
      WorkerTeam team) {
    int size = x.length;
    int count = system.residualCount();
    int stride = MatrixProduct.padded(size);
    double[] jacobian = new double[Math.multiplyExact(count, stride)];
    system.linearize(x, new double[count], jacobian, stride);
    List<Spectrum> spectra = new ArrayList<>();
    double[] plain = eigenvalues(jacobian, count, size, team);
    spectra.add(new Spectrum("operator", plain));
    if (preconditioning == Preconditioning.OPERATOR) {
      double damping = Preconditioning.damping(jacobian, count, size, stride);
      double[] shifted = plain.clone();
      for (int k = 0; k < shifted.length; k++) {
        shifted[k] = Math.max(0, shifted[k]) / (Math.max(0, shifted[k]) + damping);
      }
      spectra.add(new Spectrum("preconditioned", shifted));
    } else if (preconditioning == Preconditioning.DIAGONAL) {
      double[] scale = Preconditioning.diagonal(jacobian, count, size, stride);
      for (int row = 0; row < count; row++) {
        for (int k = 0; k < size; k++) {
          jacobian[row * stride + k] /= Math.sqrt(scale[k]);
        }
      }
      spectra.add(new Spectrum("preconditioned", eigenvalues(jacobian, count, size, team)));
    }
    return spectra;
  }

  /// Of JᵀJ, or of JJᵀ, which has the same but zeros.
  private static double[] eigenvalues(double[] jacobian, int count, int size, WorkerTeam team) {
    int stride = MatrixProduct.padded(size);
    int order = Math.min(count, size);
    Cholesky products = new Cholesky(order, team);
    double[] gram = new double[order * products.stride()];
    if (count < size) {
      double[] transposed = new double[size * products.stride()];
      MatrixProduct.transpose(count, size, jacobian, 0, stride, transposed, 0, products.stride());
      products.gram(size, transposed, products.stride(), gram);
    } else {
      products.gram(count, jacobian, stride, gram);
    }
    DMatrixRMaj matrix = new DMatrixRMaj(order, order);
    for (int i = 0; i < order; i++) {
      for (int j = 0; j <= i; j++) {
        matrix.set(i, j, gram[i * products.stride() + j]);
        matrix.set(j, i, gram[i * products.stride() + j]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(order, false, true);
    if (!decomposition.decompose(matrix)) {
      return new double[0];
    }
    double[] values = new double[order];
    for (int k = 0; k < order; k++) {
      values[k] = decomposition.getEigenvalue(k).getReal();
    }
    return values;
  }
}
