package dev.lastword.detect;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Loads the judge a second time, rewritten so that [Work] counts: each method of a text that looks
/// at characters becomes a counting one, each jump back counts as a turn of its loop, each call of
/// one of its methods counts, and so does each element that is filled or copied at once. So nothing
/// in the judge itself has to count.
final class CountingLoader extends ClassLoader {
  private static final String OURS = "dev.lastword.detect.";
  private static final ClassDesc WORK = Work.class.describeConstable().orElseThrow();
  private static final Set<String> COUNTED =
      Arrays.stream(Work.class.getMethods())
          .filter(method -> method.getDeclaringClass() == Work.class)
          .map(method -> method.getName())
          .collect(Collectors.toUnmodifiableSet());

  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

  /// Methods of a text that do not look at its characters.
  private static final Set<String> BOUNDED = Set.of("length", "isEmpty");

  private final Set<String> uncounted = new TreeSet<>();

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
  }

  /// Methods of texts that nobody counts, behind the classes that call them.
  Set<String> uncounted() {
    return uncounted;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.equals(Work.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var known = findLoadedClass(name);
      return known == null ? rewritten(name) : known;
    }
  }

  private Class<?> rewritten(String name) throws ClassNotFoundException {
    try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      var file = ClassFile.of();
      var model = file.parse(in.readAllBytes());
      var bytes =
          file.transformClass(
              model,
              ClassTransform.transformingMethodBodies(
                  CodeTransform.ofStateful(() -> new Counting(name))));
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException broken) {
      throw new ClassNotFoundException(name, broken);
    }
  }

  /// Rewrites one method.
  private final class Counting implements CodeTransform {
    private final String where;
    private final Set<Label> passed = new HashSet<>();

    Counting(String where) {
      this.where = where;
    }

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(WORK, "turn", NOTHING);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case LabelTarget target -> {
          passed.add(target.label());
          code.with(target);
        }
        case BranchInstruction jump when passed.contains(jump.target()) -> {
          code.invokestatic(WORK, "turn", NOTHING);
          code.with(jump);
        }
        case InvokeInstruction call when isBulk(call) ->
            code.invokestatic(WORK, call.name().stringValue(), call.typeSymbol());
        case InvokeInstruction call when isOfText(call) -> count(code, call);
        default -> code.with(element);
      }
    }

    private static boolean isBulk(InvokeInstruction call) {
      var name = call.name().stringValue();
      return call.owner().asInternalName().equals("java/util/Arrays")
          && (name.equals("fill") || name.equals("copyOf"));
    }

    private static boolean isOfText(InvokeInstruction call) {
      return call.owner().asInternalName().equals("java/lang/String")
          && call.opcode() == Opcode.INVOKEVIRTUAL;
    }

    private void count(CodeBuilder code, InvokeInstruction call) {
      var name = call.name().stringValue();
      if (COUNTED.contains(name)) {
        var type = call.typeSymbol().insertParameterTypes(0, ConstantDescs.CD_String);
        code.invokestatic(WORK, name, type);
        return;
      }
      if (!BOUNDED.contains(name)) {
        uncounted.add(where + " " + name);
      }
      code.with(call);
    }
  }
}
