package org.collocate.solver.expression;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.collocate.solver.expression.Program.Column;
import org.collocate.solver.expression.Program.Compute;
import org.collocate.solver.expression.Program.Literal;
import org.collocate.solver.expression.Program.Scalar;
import org.collocate.solver.expression.Schedule.Statement;

/// Writes the class file of a [Kernel.Body] for a scheduled program.
///
/// Every method has the parameters of [Kernel.Body#run]. Work array: block rows first, `row · BLOCK + (i − from)`, then
/// the values computed once.
final class KernelWriter {
  private static final ClassDesc SELF = ClassDesc.of(KernelWriter.class.getPackageName(), "CompiledKernel");
  private static final ClassDesc BODY = ClassDesc.ofDescriptor(Kernel.Body.class.descriptorString());
  private static final ClassDesc MATH = ClassDesc.ofDescriptor(Math.class.descriptorString());
  private static final ClassDesc FUNCTIONS = ClassDesc.ofDescriptor(Functions.class.descriptorString());
  private static final ClassDesc ERROR_FUNCTION = ClassDesc
      .ofDescriptor(ErrorFunction.class.descriptorString());
  private static final ClassDesc ROW = CD_double.arrayType();
  private static final ClassDesc TABLE = ROW.arrayType();
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, TABLE, ROW, TABLE, ROW, CD_int,
      CD_int);
  private static final int COLUMNS = 0;
  private static final int SCALARS = 1;
  private static final int OUTPUTS = 2;
  private static final int WORK = 3;
  private static final int FROM = 4;
  private static final int TO = 5;

  private final Program program;
  private final Schedule schedule;

  KernelWriter(Program program, Schedule schedule) {
    this.program = program;
    this.schedule = schedule;
  }

  byte[] write() {
    return ClassFile.of().build(SELF, type -> {
      type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(BODY);
      type.withMethodBody(INIT_NAME, MTD_void, 0,
          code -> code.aload(0).invokespecial(ConstantDescs.CD_Object, INIT_NAME, MTD_void).return_());
      methods(type, "prepare", schedule.once(), false);
      methods(type, "run", schedule.perPoint(), true);
    });
  }

  private void methods(ClassBuilder type, String name, List<List<Statement>> parts, boolean loop) {
    for (int k = 0; k < parts.size(); k++) {
      List<Statement> part = parts.get(k);
      type.withMethodBody(name + k, RUN,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> new Method(code).write(part, loop));
    }
    type.withMethodBody(name, RUN, ClassFile.ACC_PUBLIC, code -> {
      for (int k = 0; k < parts.size(); k++) {
        for (int p = COLUMNS; p <= WORK; p++) {
          code.aload(code.parameterSlot(p));
        }
        code.iload(code.parameterSlot(FROM)).iload(code.parameterSlot(TO)).invokestatic(SELF, name + k, RUN);
      }
      code.return_();
    });
  }

  /// One static method: fetches what it needs into variables, then computes its statements, in a loop or once.
  private final class Method {
    private final CodeBuilder code;
    private final Map<Integer, Integer> variables = new HashMap<>();
    private final Map<Integer, Integer> arrays = new HashMap<>();
    private final int i;

    Method(CodeBuilder code) {
      this.code = code;
      this.i = code.allocateLocal(TypeKind.INT);
    }

    void write(List<Statement> statements, boolean loop) {
      Set<Integer> fetches = new LinkedHashSet<>();
      for (Statement statement : statements) {
        schedule.collectFetches(statement.value(), statement.output() < 0, fetches);
      }
      for (Statement statement : statements) {
        if (statement.output() < 0) {
          fetches.remove(statement.value());
        }
      }
      fetches.forEach(this::fetchBefore);
      statements.forEach(this::arraysBefore);
      if (!loop) {
        statements.forEach(this::statement);
        code.return_();
        return;
      }
      Label top = code.newLabel();
      Label end = code.newLabel();
      code.iload(code.parameterSlot(FROM)).istore(i).labelBinding(top);
      code.iload(i).iload(code.parameterSlot(TO)).if_icmpge(end);
      fetches.forEach(this::fetchAtPoint);
      statements.forEach(this::statement);
      code.iinc(i, 1).goto_(top).labelBinding(end).return_();
    }

    /// Scalars and values computed once, before the loop; of columns and kept values the array or row.
    private void fetchBefore(int value) {
      switch (program.value(value)) {
        case Scalar(int index) -> {
          code.aload(code.parameterSlot(SCALARS)).loadConstant(index).daload();
          storeNew(value);
        }
        case Column(int index) -> array(COLUMNS, index, value);
        case Compute _ when program.isPerPoint(value) -> row(value);
        case Compute _ -> {
          code.aload(code.parameterSlot(WORK)).loadConstant(onceIndex(value)).daload();
          storeNew(value);
        }
        case Literal _ -> throw new IllegalStateException("numbers are written in place");
      }
    }

    private void arraysBefore(Statement statement) {
      if (statement.output() >= 0) {
        array(OUTPUTS, statement.output(), -1 - statement.output());
      } else if (program.isPerPoint(statement.value()) && schedule.slot(statement.value()) >= 0) {
        row(statement.value());
      }
    }

    private void array(int parameter, int index, int key) {
      int local = code.allocateLocal(TypeKind.REFERENCE);
      arrays.put(key, local);
      code.aload(code.parameterSlot(parameter)).loadConstant(index).aaload().astore(local);
    }

    /// Offset of a kept value's row, such that the value of point i is at offset + i.
    private void row(int value) {
      int local = code.allocateLocal(TypeKind.INT);
      arrays.put(value, local);
      code.loadConstant(schedule.slot(value) * Kernel.BLOCK)
          .iload(code.parameterSlot(FROM))
          .isub()
          .istore(local);
    }

    private void fetchAtPoint(int value) {
      if (program.value(value) instanceof Column) {
        code.aload(local(arrays, value)).iload(i).daload();
        storeNew(value);
      } else if (program.isPerPoint(value)) {
        code.aload(code.parameterSlot(WORK)).iload(local(arrays, value)).iload(i).iadd().daload();
        storeNew(value);
      }
    }

    private void statement(Statement statement) {
      int value = statement.value();
      if (statement.output() >= 0) {
        code.aload(local(arrays, -1 - statement.output())).iload(i);
        load(value);
        code.dastore();
        return;
      }
      compute(value);
      storeNew(value);
      if (schedule.slot(value) < 0) {
        return;
      }
      code.aload(code.parameterSlot(WORK));
      if (program.isPerPoint(value)) {
        code.iload(local(arrays, value)).iload(i).iadd();
      } else {
        code.loadConstant(onceIndex(value));
      }
      load(value);
      code.dastore();
    }

    private void storeNew(int value) {
      int local = code.allocateLocal(TypeKind.DOUBLE);
      variables.put(value, local);
      code.dstore(local);
    }

    private void load(int value) {
      if (variables.containsKey(value)) {
        code.dload(local(variables, value));
      } else {
        compute(value);
      }
    }

    private void compute(int value) {
      switch (program.value(value)) {
        case Literal(double number) -> code.loadConstant(number);
        case Compute(Operator operator, List<Integer> arguments) -> operation(operator, arguments);
        case Column _,Scalar _ -> throw new IllegalStateException("fetched into a variable before");
      }
    }

    private void operation(Operator operator, List<Integer> arguments) {
      switch (operator) {
        case IF -> choose(() -> jumpIfFalse(arguments.get(0)), () -> load(arguments.get(1)),
            () -> load(arguments.get(2)));
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          choose(() -> jumpIfNot(operator, arguments), code::dconst_1, code::dconst_0);
        default -> {
          arguments.forEach(this::load);
          apply(operator);
        }
      }
    }

    private void apply(Operator operator) {
      switch (operator) {
        case ADD -> code.dadd();
        case SUBTRACT -> code.dsub();
        case NEGATE -> code.dneg();
        case MULTIPLY -> code.dmul();
        case DIVIDE -> code.ddiv();
        case POWER -> call(MATH, "pow", 2);
        case SIGN -> call(MATH, "signum", 1);
        case AND, OR, NOT, MOD, STEP, BUMP, GAUSS -> call(FUNCTIONS, operator.name().toLowerCase(Locale.ROOT),
            operator.argumentCount());
        case ERF -> call(ERROR_FUNCTION, "erf", 1);
        default -> call(MATH, operator.text(), operator.argumentCount());
      }
    }

    private void call(ClassDesc owner, String name, int arguments) {
      ClassDesc[] types = new ClassDesc[arguments];
      Arrays.fill(types, CD_double);
      code.invokestatic(owner, name, MethodTypeDesc.of(CD_double, types));
    }

    /// Writes a choice: `jump` leaves the label to jump to when the condition fails.
    private void choose(Supplier<Label> jump, Runnable then, Runnable otherwise) {
      Label end = code.newLabel();
      Label failed = jump.get();
      then.run();
      code.goto_(end).labelBinding(failed);
      otherwise.run();
      code.labelBinding(end);
    }

    private Label jumpIfFalse(int condition) {
      if (!variables.containsKey(condition)
          && program.value(condition) instanceof Compute(Operator operator, List<Integer> arguments)
          && operator.precedence() == Operator.LESS.precedence()) {
        return jumpIfNot(operator, arguments);
      }
      Label failed = code.newLabel();
      load(condition);
      code.dconst_0().dcmpl().ifeq(failed);
      return failed;
    }

    /// Comparisons with not-a-number are false, but for `!=`: dcmpg gives 1 then and dcmpl −1.
    private Label jumpIfNot(Operator comparison, List<Integer> arguments) {
      Label failed = code.newLabel();
      arguments.forEach(this::load);
      switch (comparison) {
        case LESS -> code.dcmpg().ifge(failed);
        case LESS_OR_EQUAL -> code.dcmpg().ifgt(failed);
        case GREATER -> code.dcmpl().ifle(failed);
        case GREATER_OR_EQUAL -> code.dcmpl().iflt(failed);
        case EQUAL -> code.dcmpl().ifne(failed);
        case NOT_EQUAL -> code.dcmpl().ifeq(failed);
        default -> throw new IllegalStateException(comparison + " is no comparison");
      }
      return failed;
    }

    private static int local(Map<Integer, Integer> locals, int key) {
      Integer local = locals.get(key);
      if (local == null) {
        throw new IllegalStateException("value " + key + " was not fetched");
      }
      return local;
    }

    private int onceIndex(int value) {
      return schedule.blockSlots() * Kernel.BLOCK + schedule.slot(value);
    }
  }
}
