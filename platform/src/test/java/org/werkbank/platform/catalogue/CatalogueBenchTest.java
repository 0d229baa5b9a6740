package org.werkbank.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark is run by hand; that it still fits the code is not left to that day. */
class CatalogueBenchTest {
  @Test
  void theSourceCompilesWithThePlatform(@TempDir Path folder) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                said,
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                classPath,
                "../infra/bench/server/CatalogueBench.java");
    assertThat(code).as(said.toString()).isZero();
  }
}
