package org.collocate.models.jet;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.models.jet.StreamProgram.AddScaled;
import org.collocate.models.jet.StreamProgram.Load;
import org.collocate.models.jet.StreamProgram.Multiply;
import org.collocate.models.jet.StreamProgram.MultiplyAdd;
import org.collocate.models.jet.StreamProgram.Scale;
import org.collocate.models.jet.StreamProgram.Store;

/// Writes the class of a [StreamLoop]: for each vector everything is loaded once, computed in registers and stored once, where
/// loops over ready-made products would go through memory for each of them.
///
/// The compiler passes over methods of 8,000 bytes and more: stores are shared out among loops that are run one after another,
/// in their order. So a program may overwrite what it loads only if no later store needs it.
final class StreamLoopWriter {
  /// Values in one loop, of at most 17 bytes each.
  private static final int LARGEST = 400;
  private static final ClassDesc SELF = ClassDesc.of(StreamLoopWriter.class.getPackageName(),
      "CompiledStreamLoop");
  private static final ClassDesc LOOP = ClassDesc.ofDescriptor(StreamLoop.class.descriptorString());
  private static final ClassDesc SPECIES = ClassDesc.ofDescriptor(VectorSpecies.class.descriptorString());
  private static final ClassDesc ANY = ClassDesc.ofDescriptor(Vector.class.descriptorString());
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, CD_int, CD_Object, CD_Object,
      CD_Object);
  private static final int SIZE = 0;
  private static final int FIRST_ARRAY = 1;
  private static final int ARRAYS = 3;

  private final StreamProgram program;
  private final boolean wide;
  private final int lanes;
  private final ClassDesc number;
  private final ClassDesc array;
  private final ClassDesc vector;

  private StreamLoopWriter(StreamProgram program, boolean wide) {
    this.program = program;
    this.wide = wide;
    lanes = (wide ? DoubleVector.SPECIES_PREFERRED : FloatVector.SPECIES_PREFERRED).length();
    number = wide ? CD_double : CD_float;
    array = number.arrayType();
    vector = ClassDesc.ofDescriptor((wide ? DoubleVector.class : FloatVector.class).descriptorString());
  }

  /// Compiles a program.
  ///
  /// @param bytes of a number, 4 or 8
  @SuppressWarnings("unchecked")
  static <A> StreamLoop<A> compile(StreamProgram program, int bytes) {
    byte[] written = new StreamLoopWriter(program, bytes == Double.BYTES).write();
    try {
      MethodHandles.Lookup own = MethodHandles.lookup().defineHiddenClass(written, true);
      return (StreamLoop<A>) own.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a loop over streams was written wrongly", e);
    }
  }

  private byte[] write() {
    List<List<Store>> parts = parts();
    MethodTypeDesc part = MethodTypeDesc.of(CD_void, CD_int, array, array, array);
    return ClassFile.of().build(SELF, type -> {
      type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(LOOP);
      type.withMethodBody(INIT_NAME, MTD_void, 0,
          code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
      type.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> {
        for (int k = 0; k < parts.size(); k++) {
          code.iload(code.parameterSlot(SIZE));
          for (int a = FIRST_ARRAY; a < FIRST_ARRAY + ARRAYS; a++) {
            code.aload(code.parameterSlot(a)).checkcast(array);
          }
          code.invokestatic(SELF, "run" + k, part);
        }
        code.return_();
      });
      for (int k = 0; k < parts.size(); k++) {
        List<Store> stores = parts.get(k);
        type.withMethodBody("run" + k, part,
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
            code -> new Loop(code).write(stores));
      }
    });
  }

  /// As many stores together as do not need too many values.
  private List<List<Store>> parts() {
    List<List<Store>> parts = new ArrayList<>();
    List<Store> part = new ArrayList<>();
    for (Store store : program.stores()) {
      part.add(store);
      if (part.size() > 1 && needed(part).cardinality() > LARGEST) {
        part.removeLast();
        parts.add(part);
        part = new ArrayList<>(List.of(store));
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private BitSet needed(List<Store> stores) {
    BitSet needed = new BitSet();
    stores.forEach(store -> needed.set(store.value()));
    for (int v = program.size() - 1; v >= 0; v--) {
      if (needed.get(v)) {
        switch (program.value(v)) {
          case Load _ -> needed.set(v);
          case Scale(double _, int x) -> needed.set(x);
          case Multiply(int x, int y) -> {
            needed.set(x);
            needed.set(y);
          }
          case MultiplyAdd(int x, int y, int sum) -> {
            needed.set(x);
            needed.set(y);
            needed.set(sum);
          }
          case AddScaled(double _, int x, int sum) -> {
            needed.set(x);
            needed.set(sum);
          }
        }
      }
    }
    return needed;
  }

  /// One loop over all vectors of a stream.
  private final class Loop {
    private final CodeBuilder code;
    private final int[] variables = new int[program.size()];
    private final int i;

    Loop(CodeBuilder code) {
      this.code = code;
      i = code.allocateLocal(TypeKind.INT);
    }

    void write(List<Store> stores) {
      Label top = code.newLabel();
      Label end = code.newLabel();
      code.iconst_0().istore(i).labelBinding(top);
      code.iload(i).iload(code.parameterSlot(SIZE)).if_icmpge(end);
      needed(stores).stream().forEach(this::compute);
      for (Store store : stores) {
        code.aload(variables[store.value()]);
        place(store.array(), store.stream());
        code.invokevirtual(vector, "intoArray", MethodTypeDesc.of(CD_void, array, CD_int));
      }
      code.iinc(i, lanes).goto_(top).labelBinding(end).return_();
    }

    private void compute(int v) {
      switch (program.value(v)) {
        case Load(int from, int stream) -> {
          species();
          place(from, stream);
          code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, CD_int));
        }
        case Scale(double weight, int x) -> {
          code.aload(variables[x]);
          constant(weight);
          code.invokevirtual(vector, "mul", MethodTypeDesc.of(vector, number));
        }
        case Multiply(int x, int y) -> {
          code.aload(variables[x]).aload(variables[y]);
          code.invokevirtual(vector, "mul", MethodTypeDesc.of(vector, ANY));
        }
        case MultiplyAdd(int x, int y, int sum) -> {
          code.aload(variables[x]).aload(variables[y]).aload(variables[sum]);
          fusedMultiplyAdd();
        }
        case AddScaled(double weight, int x, int sum) -> {
          code.aload(variables[x]);
          if (weight == 1) {
            code.aload(variables[sum]).invokevirtual(vector, "add", MethodTypeDesc.of(vector, ANY));
          } else {
            species();
            constant(weight);
            code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, number));
            code.aload(variables[sum]);
            fusedMultiplyAdd();
          }
        }
      }
      variables[v] = code.allocateLocal(TypeKind.REFERENCE);
      code.astore(variables[v]);
    }

    private void fusedMultiplyAdd() {
      code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, ANY, ANY));
    }

    private void species() {
      code.getstatic(vector, "SPECIES_PREFERRED", SPECIES);
    }

    private void constant(double weight) {
      if (wide) {
        code.loadConstant(weight);
      } else {
        code.loadConstant((float) weight);
      }
    }

    /// An array and the index in it of the present vector of a stream.
    private void place(int which, int stream) {
      code.aload(code.parameterSlot(FIRST_ARRAY + which)).iload(i);
      if (stream > 0) {
        code.iload(code.parameterSlot(SIZE)).loadConstant(stream).imul().iadd();
      }
    }
  }
}
