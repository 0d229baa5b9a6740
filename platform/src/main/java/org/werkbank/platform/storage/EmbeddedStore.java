package org.werkbank.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jspecify.annotations.Nullable;

/**
 * An S3 store in this process, on loopback, with its objects in a folder (ADR 0009). Each temporary
 * access key sees what its grants name and nothing else.
 */
public final class EmbeddedStore implements CredentialIssuer, AutoCloseable {
  private static final String REGION = "us-east-1";
  private static final String ROOT_ACCESS_KEY = "werkbank";
  private static final int THREADS = 32;

  private final BlobStoreContext context;
  private final BlobStore whole;
  private final S3Proxy proxy;
  private final Clock clock;
  private final Supplier<String> secrets;
  private final KeyFolder keys;
  private final String rootSecret;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  private record Entry(Scope scope, BlobStore store) {}

  private EmbeddedStore(
      Path folder, KeyFolder keys, KeyFolder.Server server, Clock clock, Supplier<String> secrets) {
    this.clock = clock;
    this.secrets = secrets;
    this.keys = keys;
    this.rootSecret = server.secretKey();
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", folder.toString());
    this.context =
        ContextBuilder.newBuilder("filesystem")
            .credentials("unused", "unused")
            .overrides(properties)
            .build(BlobStoreContext.class);
    this.whole = new FullDiskStore(context.getBlobStore());
    this.proxy =
        S3Proxy.builder()
            .blobStore(whole)
            .endpoint(URI.create("http://127.0.0.1:" + server.port()))
            .awsAuthentication(AuthenticationType.AWS_V4, ROOT_ACCESS_KEY, rootSecret)
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(THREADS)
            .build();
    proxy.setBlobStoreLocator((identity, container, blob) -> locate(identity));
  }

  /**
   * Starts the store, at the port and with the keys of the time before when that can be: processes
   * that outlived a server go on with what they were given.
   *
   * @param folder where objects lie, made when missing; keys lie beside it
   * @param secrets makes new secrets
   */
  public static ObjectStore open(Path folder, Clock clock, Supplier<String> secrets) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
    }
    KeyFolder keys = new KeyFolder(folder.resolveSibling(folder.getFileName() + "-keys"));
    KeyFolder.Server before = keys.server().orElseGet(() -> new KeyFolder.Server(0, secrets.get()));
    int port = isFree(before.port()) ? before.port() : 0;
    EmbeddedStore store =
        new EmbeddedStore(
            folder, keys, new KeyFolder.Server(port, before.secretKey()), clock, secrets);
    try {
      store.proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded store does not start", e);
    }
    keys.keep(new KeyFolder.Server(store.proxy.getPort(), before.secretKey()));
    keys.scopes().forEach(store::admit);
    return new MinioObjectStore(
        new StoreAddress("http://127.0.0.1:" + store.proxy.getPort(), REGION),
        ROOT_ACCESS_KEY,
        store.rootSecret,
        store,
        store);
  }

  @Override
  public TemporaryCredentials issue(List<Grant> grants, Duration lifetime) {
    entries.forEach(
        (accessKey, entry) -> {
          if (isOver(entry.scope())) {
            forget(accessKey);
          }
        });
    String accessKey = "run-" + secrets.get().replaceAll("[^A-Za-z0-9]", "").substring(0, 16);
    Scope scope = new Scope(secrets.get(), grants, clock.instant().plus(lifetime));
    keys.keep(accessKey, scope);
    admit(accessKey, scope);
    return new TemporaryCredentials(accessKey, scope.secretKey(), null);
  }

  @Override
  public void revoke(TemporaryCredentials credentials) {
    forget(credentials.accessKey());
  }

  @Override
  public void close() throws Exception {
    proxy.stop();
    context.close();
  }

  private Map.@Nullable Entry<String, BlobStore> locate(@Nullable String identity) {
    if (identity == null) {
      return null;
    }
    if (identity.equals(ROOT_ACCESS_KEY)) {
      return Map.entry(rootSecret, whole);
    }
    Entry entry = entries.get(identity);
    return entry == null || isOver(entry.scope())
        ? null
        : Map.entry(entry.scope().secretKey(), entry.store());
  }

  private void admit(String accessKey, Scope scope) {
    entries.put(accessKey, new Entry(scope, new ScopedBlobStore(whole, scope)));
  }

  private void forget(String accessKey) {
    entries.remove(accessKey);
    keys.forget(accessKey);
  }

  private static boolean isFree(int port) {
    if (port == 0) {
      return true;
    }
    try (ServerSocket probe = new ServerSocket()) {
      // As Jetty binds: connections of the time before that still linger do not count.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isOver(Scope scope) {
    return !clock.instant().isBefore(scope.expiresAt());
  }
}
