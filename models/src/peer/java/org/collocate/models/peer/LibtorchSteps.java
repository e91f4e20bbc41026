package org.collocate.models.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The same training steps by libtorch, with derivatives by nested automatic differentiation, as its users write them.
/// Prints the milliseconds of each step after a warm-up, one number a line.
///
/// libtorch takes its threads from the environment, which has to be set before the virtual machine starts: this is a program
/// of its own.
public final class LibtorchSteps {
  private static final int INSIDE = 4096;
  private static final int ON_BOUNDARY = 512;
  private static final int WIDTH = 64;
  private static final int DEPTH = 4;
  private static final int BATCH = 8;
  private static final int SIDE = 64;
  private static final int CHANNELS = 32;
  private static final int MODES = 12;
  private static final int HEAD = 128;

  private final TensorOptions options;
  private final TensorOptions complex;
  private final List<Tensor> parameters = new ArrayList<>();

  private LibtorchSteps(boolean single) {
    options = new TensorOptions(single ? torch.ScalarType.Float : torch.ScalarType.Double);
    complex = new TensorOptions(single ? torch.ScalarType.ComplexFloat : torch.ScalarType.ComplexDouble);
  }

  /// @param arguments `poisson`, `biharmonic`, `fno` or `spectral`; `double` or `float`; threads; seconds to measure
  public static void main(String[] arguments) {
    torch.set_num_threads(Integer.parseInt(arguments[2]));
    torch.manual_seed(1);
    LibtorchSteps steps = new LibtorchSteps(arguments[1].equals("float"));
    Runnable step = switch (arguments[0]) {
      case "poisson" -> steps.perceptron(LibtorchSteps::laplacian, true);
      case "biharmonic" -> steps.perceptron((u, x) -> laplacian(laplacian(u, x), x), false);
      case "fno" -> steps.operator();
      case "spectral" -> steps.spectralAlone();
      default -> throw new IllegalArgumentException("no step called " + arguments[0]);
    };
    double seconds = Double.parseDouble(arguments[3]);
    for (boolean warm : new boolean[] {false, true}) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < seconds * 1e9) {
        long before = System.nanoTime();
        // Without a scope native memory is freed by the collector alone, which does not know of it.
        try (PointerScope _ = new PointerScope()) {
          step.run();
        }
        if (warm) {
          System.out.println((System.nanoTime() - before) * 1e-6);
        }
      }
    }
  }

  /// `(u, x) ↦ L u`
  private interface Operator {
    Tensor apply(Tensor u, Tensor x);
  }

  private Tensor parameter(TensorOptions type, double scale, long... shape) {
    Tensor parameter = torch.randn(shape, type).mul(new Scalar(scale)).detach().requires_grad_(true);
    parameters.add(parameter);
    return parameter;
  }

  private Adam adam() {
    return new Adam(new TensorVector(parameters.toArray(Tensor[]::new)), new AdamOptions(1e-3));
  }

  private static void step(Adam adam, Tensor loss) {
    adam.zero_grad();
    loss.backward();
    adam.step();
  }

  private Runnable perceptron(Operator operator, boolean boundary) {
    UnaryOperator<Tensor> network = perceptron();
    Tensor inside = torch.rand(new long[] {INSIDE, 2}, options).requires_grad_(true);
    Tensor source = torch.rand(new long[] {INSIDE, 1}, options);
    Tensor edge = torch.rand(new long[] {ON_BOUNDARY, 2}, options);
    Adam adam = adam();
    return () -> {
      Tensor residual = operator.apply(network.apply(inside), inside).sub(source);
      Tensor loss = residual.square().mean();
      step(adam, boundary ? loss.add(network.apply(edge).square().mean()) : loss);
    };
  }

  private UnaryOperator<Tensor> perceptron() {
    int[] widths = {2, WIDTH, WIDTH, WIDTH, WIDTH, 1};
    List<Tensor> weights = new ArrayList<>();
    List<Tensor> biases = new ArrayList<>();
    for (int layer = 0; layer <= DEPTH; layer++) {
      weights.add(parameter(options, 1 / Math.sqrt(widths[layer]), widths[layer + 1], widths[layer]));
      biases.add(parameter(options, 0, widths[layer + 1]));
    }
    return x -> {
      Tensor a = x;
      for (int layer = 0; layer <= DEPTH; layer++) {
        a = torch.linear(a, weights.get(layer), new TensorOptional(biases.get(layer)));
        a = layer < DEPTH ? torch.tanh(a) : a;
      }
      return a;
    };
  }

  private static Tensor laplacian(Tensor u, Tensor x) {
    Tensor gradient = derivative(u, x);
    Tensor xx = derivative(gradient.narrow(1, 0, 1), x).narrow(1, 0, 1);
    return xx.add(derivative(gradient.narrow(1, 1, 1), x).narrow(1, 1, 1));
  }

  private static Tensor derivative(Tensor of, Tensor by) {
    return torch.grad(new TensorVector(of.sum()), new TensorVector(by), new TensorVector(),
        new BoolOptional(true), true, false).get(0);
  }

  private Runnable operator() {
    Tensor lift = parameter(options, 0.3, CHANNELS, 3, 1, 1);
    List<UnaryOperator<Tensor>> spectral = new ArrayList<>();
    List<Tensor> pointwise = new ArrayList<>();
    for (int layer = 0; layer < DEPTH; layer++) {
      spectral.add(spectral());
      pointwise.add(parameter(options, 0.1, CHANNELS, CHANNELS, 1, 1));
    }
    Tensor head = parameter(options, 0.1, HEAD, CHANNELS, 1, 1);
    Tensor last = parameter(options, 0.1, 1, HEAD, 1, 1);
    Tensor inputs = torch.rand(new long[] {BATCH, 3, SIDE, SIDE}, options);
    Tensor outputs = torch.rand(new long[] {BATCH, 1, SIDE, SIDE}, options);
    Adam adam = adam();
    return () -> {
      Tensor a = torch.conv2d(inputs, lift);
      for (int layer = 0; layer < DEPTH; layer++) {
        a = spectral.get(layer).apply(a).add(torch.conv2d(a, pointwise.get(layer)));
        a = layer < DEPTH - 1 ? torch.gelu(a) : a;
      }
      a = torch.conv2d(torch.gelu(torch.conv2d(a, head)), last);
      step(adam, a.sub(outputs).square().mean());
    };
  }

  private Runnable spectralAlone() {
    UnaryOperator<Tensor> layer = spectral();
    Tensor inputs = torch.rand(new long[] {BATCH, CHANNELS, SIDE, SIDE}, options).requires_grad_(true);
    return () -> layer.apply(inputs).sum().backward();
  }

  /// Products with complex matrices in the lowest frequencies of both signs.
  private UnaryOperator<Tensor> spectral() {
    Tensor low = parameter(complex, 1.0 / CHANNELS / CHANNELS, CHANNELS, CHANNELS, MODES, MODES);
    Tensor high = parameter(complex, 1.0 / CHANNELS / CHANNELS, CHANNELS, CHANNELS, MODES, MODES);
    return a -> {
      Tensor waves = torch.fft_rfft2(a).narrow(3, 0, MODES);
      Tensor all = torch.zeros(new long[] {a.size(0), CHANNELS, SIDE, SIDE / 2 + 1}, complex);
      product(all.narrow(3, 0, MODES).narrow(2, 0, MODES), waves.narrow(2, 0, MODES), low);
      product(all.narrow(3, 0, MODES).narrow(2, SIDE - MODES, MODES), waves.narrow(2, SIDE - MODES, MODES),
          high);
      return torch.fft_irfft2(all, new long[] {SIDE, SIDE}, new long[] {-2, -1}, new StringViewOptional());
    };
  }

  private static void product(Tensor to, Tensor waves, Tensor weights) {
    to.copy_(torch.einsum("bixy,ioxy->boxy", new TensorVector(waves, weights)));
  }
}
