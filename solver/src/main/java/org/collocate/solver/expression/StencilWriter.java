package org.collocate.solver.expression;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.solver.expression.Program.Column;
import org.collocate.solver.expression.Program.Compute;
import org.collocate.solver.expression.Program.Literal;
import org.collocate.solver.expression.Program.Scalar;
import org.collocate.solver.expression.StencilKernel.Tap;

/// Writes the class file of a [StencilKernel.Body]: everything is loaded once, computed in vector registers and stored once.
final class StencilWriter {
  static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
  private static final ClassDesc SELF = ClassDesc.of(StencilWriter.class.getPackageName(), "CompiledStencil");
  private static final ClassDesc BODY = describe(StencilKernel.Body.class);
  private static final ClassDesc VECTOR = describe(DoubleVector.class);
  private static final ClassDesc ANY = describe(Vector.class);
  private static final ClassDesc SPECIES = describe(VectorSpecies.class);
  private static final ClassDesc OPERATORS = describe(VectorOperators.class);
  private static final ClassDesc ASSOCIATIVE = describe(VectorOperators.Associative.class);
  private static final ClassDesc UNARY = describe(VectorOperators.Unary.class);
  private static final ClassDesc BINARY = describe(VectorOperators.Binary.class);
  private static final ClassDesc LANEWISE = describe(Lanewise.class);
  private static final ClassDesc OPERATOR = describe(Operator.class);
  private static final ClassDesc ROW = CD_double.arrayType();
  private static final ClassDesc TABLE = ROW.arrayType();
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, TABLE, ROW, TABLE, CD_int, CD_int,
      CD_int);
  private static final MethodTypeDesc WITH_ONE = MethodTypeDesc.of(VECTOR, ANY);
  private static final int COLUMNS = 0;
  private static final int SCALARS = 1;
  private static final int OUTPUTS = 2;
  private static final int FROM = 3;
  private static final int TO = 4;
  private static final int STRIDE = 5;

  /// Functions that vectors have, by the name of the operator there.
  private static final Map<Operator, String> ON_VECTORS = Map.ofEntries(Map.entry(Operator.EXP, "EXP"),
      Map.entry(Operator.LOG, "LOG"), Map.entry(Operator.SIN, "SIN"), Map.entry(Operator.COS, "COS"),
      Map.entry(Operator.TAN, "TAN"), Map.entry(Operator.ASIN, "ASIN"), Map.entry(Operator.ACOS, "ACOS"),
      Map.entry(Operator.ATAN, "ATAN"), Map.entry(Operator.ATAN2, "ATAN2"), Map.entry(Operator.SINH, "SINH"),
      Map.entry(Operator.COSH, "COSH"), Map.entry(Operator.TANH, "TANH"), Map.entry(Operator.SQRT, "SQRT"),
      Map.entry(Operator.ABS, "ABS"), Map.entry(Operator.HYPOT, "HYPOT"), Map.entry(Operator.POWER, "POW"),
      Map.entry(Operator.MIN, "MIN"), Map.entry(Operator.MAX, "MAX"));

  private final Program program;
  private final List<Tap> taps;
  /// Products that are part of one sum alone, and are fused with it.
  private final BitSet fused = new BitSet();

  StencilWriter(Program program, List<Tap> taps) {
    this.program = program;
    this.taps = taps;
    findFused();
  }

  private static ClassDesc describe(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  private void findFused() {
    int[] uses = new int[program.size()];
    program.outputs().forEach(output -> uses[output]++);
    for (int v = 0; v < program.size(); v++) {
      program.arguments(v).forEach(argument -> uses[argument]++);
    }
    for (int v = 0; v < program.size(); v++) {
      int product = productIn(v);
      if (product >= 0 && uses[product] == 1 && program.isPerPoint(product)) {
        fused.set(product);
      }
    }
  }

  /// The argument of a sum or difference that can be fused with it; −1 if there is none.
  private int productIn(int value) {
    if (program.value(value) instanceof Compute(Operator operator, List<Integer> arguments)
        && (operator == Operator.ADD || operator == Operator.SUBTRACT)) {
      for (int k = 1; k >= 0; k--) {
        int argument = arguments.get(k);
        if (program.value(argument) instanceof Compute(Operator inner, List<Integer> _)
            && inner == Operator.MULTIPLY
            && !arguments.get(0).equals(arguments.get(1)) && (operator == Operator.ADD || k == 1)) {
          return argument;
        }
      }
    }
    return -1;
  }

  byte[] write() {
    return ClassFile.of().build(SELF, type -> {
      type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(BODY);
      type.withMethodBody(INIT_NAME, MTD_void, 0,
          code -> code.aload(0).invokespecial(ConstantDescs.CD_Object, INIT_NAME, MTD_void).return_());
      type.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> new Loop(code).write());
    });
  }

  private final class Loop {
    private final CodeBuilder code;
    private final int[] variables = new int[program.size()];
    private final Map<Integer, Integer> arrays = new HashMap<>();
    private final int[] shifts;
    private final int i;

    Loop(CodeBuilder code) {
      this.code = code;
      i = code.allocateLocal(TypeKind.INT);
      shifts = new int[taps.size()];
    }

    void write() {
      for (int v = 0; v < program.size(); v++) {
        if (program.value(v) instanceof Column(int index)) {
          prepare(index);
        } else if (!program.isPerPoint(v)) {
          compute(v);
        }
      }
      for (int k = 0; k < program.outputs().size(); k++) {
        array(OUTPUTS, k, -1 - k);
      }
      Label top = code.newLabel();
      Label end = code.newLabel();
      code.iload(code.parameterSlot(FROM)).istore(i).labelBinding(top);
      code.iload(i).iload(code.parameterSlot(TO)).if_icmpge(end);
      for (int v = 0; v < program.size(); v++) {
        if (program.isPerPoint(v) && !fused.get(v)) {
          compute(v);
        }
      }
      for (int k = 0; k < program.outputs().size(); k++) {
        code.aload(variables[program.outputs().get(k)]).aload(arrays.getOrDefault(-1 - k, 0)).iload(i);
        code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, ROW, CD_int));
      }
      code.iinc(i, LANES).goto_(top).labelBinding(end).return_();
    }

    /// The array of a tap, and how far the tap is from the present place.
    private void prepare(int index) {
      Tap tap = taps.get(index);
      if (!arrays.containsKey(tap.array())) {
        array(COLUMNS, tap.array(), tap.array());
      }
      shifts[index] = code.allocateLocal(TypeKind.INT);
      code.iload(code.parameterSlot(STRIDE)).loadConstant(tap.up()).imul().loadConstant(tap.right()).iadd();
      code.istore(shifts[index]);
    }

    private void array(int parameter, int index, int key) {
      int local = code.allocateLocal(TypeKind.REFERENCE);
      arrays.put(key, local);
      code.aload(code.parameterSlot(parameter)).loadConstant(index).aaload().astore(local);
    }

    private void compute(int v) {
      switch (program.value(v)) {
        case Literal(double number) -> {
          species();
          code.loadConstant(number);
          broadcast();
        }
        case Scalar(int index) -> {
          species();
          code.aload(code.parameterSlot(SCALARS)).loadConstant(index).daload();
          broadcast();
        }
        case Column(int index) -> {
          species();
          code.aload(arrays.getOrDefault(taps.get(index).array(), 0)).iload(i).iload(shifts[index]).iadd();
          code.invokestatic(VECTOR, "fromArray", MethodTypeDesc.of(VECTOR, SPECIES, ROW, CD_int));
        }
        case Compute(Operator operator, List<Integer> arguments) -> operation(v, operator, arguments);
      }
      variables[v] = code.allocateLocal(TypeKind.REFERENCE);
      code.astore(variables[v]);
    }

    private void operation(int v, Operator operator, List<Integer> arguments) {
      int product = productIn(v);
      if (product >= 0 && fused.get(product)) {
        List<Integer> factors = program.arguments(product);
        int other = arguments.get(0) == product ? arguments.get(1) : arguments.get(0);
        load(factors.get(0));
        if (operator == Operator.SUBTRACT) {
          code.invokevirtual(VECTOR, "neg", MethodTypeDesc.of(VECTOR));
        }
        load(factors.get(1));
        load(other);
        code.invokevirtual(VECTOR, "fma", MethodTypeDesc.of(VECTOR, ANY, ANY));
        return;
      }
      String basic = switch (operator) {
        case ADD -> "add";
        case SUBTRACT -> "sub";
        case MULTIPLY -> "mul";
        case DIVIDE -> "div";
        case NEGATE -> "neg";
        default -> "";
      };
      String name = ON_VECTORS.get(operator);
      if (!basic.isEmpty()) {
        arguments.forEach(this::load);
        code.invokevirtual(VECTOR, basic, operator == Operator.NEGATE ? MethodTypeDesc.of(VECTOR) : WITH_ONE);
      } else if (name != null) {
        load(arguments.getFirst());
        ClassDesc declared = operator.argumentCount() == 1 ? UNARY
            : operator == Operator.MIN || operator == Operator.MAX ? ASSOCIATIVE : BINARY;
        code.getstatic(OPERATORS, name, declared);
        if (operator.argumentCount() == 2) {
          load(arguments.get(1));
          code.invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, BINARY, ANY));
        } else {
          code.invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, UNARY));
        }
      } else {
        code.getstatic(OPERATOR, operator.name(), OPERATOR);
        arguments.forEach(this::load);
        ClassDesc[] types = new ClassDesc[1 + arguments.size()];
        Arrays.fill(types, VECTOR);
        types[0] = OPERATOR;
        code.invokestatic(LANEWISE, "apply", MethodTypeDesc.of(VECTOR, types));
      }
    }

    private void load(int value) {
      code.aload(variables[value]);
    }

    private void species() {
      code.getstatic(VECTOR, "SPECIES_PREFERRED", SPECIES);
    }

    private void broadcast() {
      code.invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, SPECIES, CD_double));
    }
  }
}
