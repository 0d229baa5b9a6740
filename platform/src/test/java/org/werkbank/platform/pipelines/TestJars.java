package org.werkbank.platform.pipelines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Jars as researchers send them, and as nobody should. */
final class TestJars {
  static final String TRAINER = "org.example.MeanTrainer";

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** A jar that keeps all rules: a manifest and a trainer. */
  static TestJars honest() {
    return new TestJars()
        .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuilt-By: tests\n\n")
        .with("org/example/MeanTrainer.class", trainer("org/example/MeanTrainer"));
  }

  static TestJars empty() {
    return new TestJars();
  }

  TestJars with(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  TestJars with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A public class with a public constructor and nothing else. */
  static byte[] trainer(String internalName) {
    ClassWriter writer = begin(internalName, Opcodes.ACC_PUBLIC);
    writer.visitEnd();
    return writer.toByteArray();
  }

  static byte[] abstractClass(String internalName) {
    ClassWriter writer = begin(internalName, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A class whose method {@code run}, at line 42, starts a process. */
  static byte[] processStarter(String internalName) {
    ClassWriter writer = begin(internalName, Opcodes.ACC_PUBLIC);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
    method.visitCode();
    Label line = new Label();
    method.visitLabel(line);
    method.visitLineNumber(42, line);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/ProcessBuilder");
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/lang/ProcessBuilder", "start", "()Ljava/lang/Process;", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter begin(String internalName, int access) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, access, internalName, null, "java/lang/Object", null);
    MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(1, 1);
    constructor.visitEnd();
    return writer;
  }
}
