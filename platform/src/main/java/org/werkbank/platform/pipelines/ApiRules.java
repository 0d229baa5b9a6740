package org.werkbank.platform.pipelines;

import java.util.List;
import java.util.Optional;

/** Which interfaces of Java a trainer seldom needs, and what each can do. */
final class ApiRules {
  /**
   * Methods that begin so, of classes that begin so.
   *
   * @param kind message key {@code pipelines.finding.<kind>}
   * @param owner internal class name; a whole package when it ends with a slash
   */
  private record Rule(String kind, String owner, String method) {
    boolean matches(String usedOwner, String usedMethod) {
      boolean sameOwner =
          owner.endsWith("/") ? usedOwner.startsWith(owner) : usedOwner.equals(owner);
      return sameOwner && usedMethod.startsWith(method);
    }
  }

  private static final String ANY = "";

  private static final List<Rule> RULES =
      List.of(
          new Rule("process", "java/lang/ProcessBuilder", ANY),
          new Rule("process", "java/lang/Runtime", "exec"),
          new Rule("process", "java/lang/ProcessHandle", ANY),
          new Rule("exit", "java/lang/System", "exit"),
          new Rule("exit", "java/lang/Runtime", "exit"),
          new Rule("exit", "java/lang/Runtime", "halt"),
          new Rule("native", "java/lang/System", "load"),
          new Rule("native", "java/lang/Runtime", "load"),
          new Rule("native", "sun/misc/Unsafe", ANY),
          new Rule("native", "jdk/internal/", ANY),
          new Rule("native", "com/sun/jna/", ANY),
          new Rule("network", "java/net/Socket", ANY),
          new Rule("network", "java/net/ServerSocket", ANY),
          new Rule("network", "java/net/DatagramSocket", ANY),
          new Rule("network", "java/net/URL", "open"),
          new Rule("network", "java/net/URLConnection", ANY),
          new Rule("network", "java/net/HttpURLConnection", ANY),
          new Rule("network", "java/net/http/", ANY),
          new Rule("network", "java/net/InetAddress", "get"),
          new Rule("network", "java/nio/channels/SocketChannel", ANY),
          new Rule("network", "java/nio/channels/ServerSocketChannel", ANY),
          new Rule("network", "java/nio/channels/DatagramChannel", ANY),
          new Rule("network", "java/nio/channels/AsynchronousSocketChannel", ANY),
          new Rule("network", "javax/net/", ANY),
          new Rule("network", "javax/naming/", ANY),
          new Rule("reflection", "java/lang/Class", "forName"),
          new Rule("reflection", "java/lang/reflect/Method", "invoke"),
          new Rule("reflection", "java/lang/reflect/AccessibleObject", "setAccessible"),
          new Rule("reflection", "java/lang/reflect/Field", "set"),
          new Rule("reflection", "java/lang/reflect/Method", "setAccessible"),
          new Rule("reflection", "java/lang/reflect/Constructor", "setAccessible"),
          new Rule("reflection", "java/lang/invoke/MethodHandles$Lookup", ANY),
          new Rule("loading", "java/lang/ClassLoader", ANY),
          new Rule("loading", "java/net/URLClassLoader", ANY),
          new Rule("loading", "java/lang/instrument/", ANY),
          new Rule("loading", "javax/script/", ANY),
          new Rule("loading", "javax/tools/", ANY),
          new Rule("serialisation", "java/io/ObjectInputStream", ANY),
          new Rule("files", "java/io/FileInputStream", ANY),
          new Rule("files", "java/io/FileOutputStream", ANY),
          new Rule("files", "java/io/FileReader", ANY),
          new Rule("files", "java/io/FileWriter", ANY),
          new Rule("files", "java/io/RandomAccessFile", ANY),
          new Rule("files", "java/nio/file/Files", ANY),
          new Rule("files", "java/nio/channels/FileChannel", "open"),
          new Rule("environment", "java/lang/System", "getenv"),
          new Rule("environment", "java/lang/System", "getProperties"),
          new Rule("environment", "java/lang/System", "setProperty"),
          new Rule("environment", "java/lang/management/", ANY));

  private ApiRules() {}

  /** What a use of the method can do, when it is one of those to look at. */
  static Optional<String> kindOf(String owner, String method) {
    return RULES.stream().filter(rule -> rule.matches(owner, method)).map(Rule::kind).findFirst();
  }
}
