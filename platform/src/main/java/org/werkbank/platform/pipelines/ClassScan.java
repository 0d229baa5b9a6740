package org.werkbank.platform.pipelines;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads one class file, without loading it, and tells where it uses what {@link ApiRules} names.
 * Calls put together from strings escape it, as they escape every static check.
 */
final class ClassScan extends ClassVisitor {
  private static final int API = Opcodes.ASM9;

  private final String className;
  private final Consumer<Finding> findings;
  private boolean startable;
  private boolean publicConstructor;

  private ClassScan(String className, Consumer<Finding> findings) {
    super(API);
    this.className = className;
    this.findings = findings;
  }

  /**
   * Scans the class.
   *
   * @return whether the harness could make an object of it: public, not abstract, with a public
   *     constructor without arguments
   */
  static boolean scan(String className, byte[] classFile, Consumer<Finding> findings) {
    ClassScan scan = new ClassScan(className, findings);
    try {
      new ClassReader(classFile).accept(scan, ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      // ASM throws whatever broken bytes lead to; the virtual machine would refuse the class too.
      findings.accept(new Finding("unreadable", className, "", 0, e.getClass().getSimpleName()));
      return false;
    }
    return scan.startable && scan.publicConstructor;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    startable =
        (access & Opcodes.ACC_PUBLIC) != 0
            && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
    if (!name.replace('/', '.').equals(className)) {
      findings.accept(new Finding("unreadable", className, "", 0, name.replace('/', '.')));
    }
    if (superName != null && !superName.equals("java/lang/Object")) {
      use("", 0, superName, "");
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (name.equals("<init>") && descriptor.equals("()V")) {
      publicConstructor = (access & Opcodes.ACC_PUBLIC) != 0;
    }
    if ((access & Opcodes.ACC_NATIVE) != 0) {
      findings.accept(new Finding("native", className, name, 0, "native " + name));
    }
    return new Calls(name);
  }

  private void use(String method, int line, String owner, String called) {
    ApiRules.kindOf(owner, called)
        .ifPresent(
            kind -> {
              String api = owner.replace('/', '.') + (called.isEmpty() ? "" : "." + called);
              findings.accept(new Finding(kind, className, method, line, api));
            });
  }

  /** The calls of one method, also those behind lambdas and method references. */
  private final class Calls extends MethodVisitor {
    private final String method;
    private int line;

    Calls(String method) {
      super(API);
      this.method = method;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      use(method, line, owner, name);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      // The bootstrap itself is the compiler's in nearly every lambda; its arguments are not.
      for (Object argument : arguments) {
        constant(argument);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    private void constant(Object value) {
      if (value instanceof Handle handle) {
        use(method, line, handle.getOwner(), handle.getName());
      }
      if (value instanceof ConstantDynamic dynamic) {
        use(
            method,
            line,
            dynamic.getBootstrapMethod().getOwner(),
            dynamic.getBootstrapMethod().getName());
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
          constant(dynamic.getBootstrapMethodArgument(i));
        }
      }
    }
  }
}
