package org.werkbank.platform.storage;

import java.io.File;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.ContainerAccess;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.CreateContainerOptions;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.domain.Location;
import org.jclouds.io.Payload;
import org.jclouds.rest.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store as one temporary access key sees it. Everything is refused that a grant does
 * not name: S3Proxy's own locator alone would let listing, copying and bulk removal through.
 */
final class ScopedBlobStore extends ForwardingBlobStore {
  private final Scope scope;

  /** S3Proxy keeps a marker object per multipart upload, named by the upload's id. */
  private final Set<String> uploads = ConcurrentHashMap.newKeySet();

  ScopedBlobStore(BlobStore whole, Scope scope) {
    super(whole);
    this.scope = scope;
  }

  @Override
  public PageSet<? extends StorageMetadata> list() {
    throw refused("list of buckets");
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container) {
    throw refused(container);
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    String prefix = options.getPrefix() == null ? options.getDir() : options.getPrefix();
    require(prefix != null && scope.mayList(container, prefix), container);
    return super.list(container, options);
  }

  @Override
  public boolean containerExists(String container) {
    require(scope.knowsBucket(container), container);
    return super.containerExists(container);
  }

  @Override
  public boolean createContainerInLocation(@Nullable Location location, String container) {
    throw refused(container);
  }

  @Override
  public boolean createContainerInLocation(
      @Nullable Location location, String container, CreateContainerOptions options) {
    throw refused(container);
  }

  @Override
  public ContainerAccess getContainerAccess(String container) {
    throw refused(container);
  }

  @Override
  public void setContainerAccess(String container, ContainerAccess access) {
    throw refused(container);
  }

  @Override
  public void clearContainer(String container) {
    throw refused(container);
  }

  @Override
  public void clearContainer(String container, ListContainerOptions options) {
    throw refused(container);
  }

  @Override
  public void deleteContainer(String container) {
    throw refused(container);
  }

  @Override
  public boolean deleteContainerIfEmpty(String container) {
    throw refused(container);
  }

  @Override
  public boolean directoryExists(String container, String directory) {
    readable(container, directory);
    return super.directoryExists(container, directory);
  }

  @Override
  public void createDirectory(String container, String directory) {
    writable(container, directory);
    super.createDirectory(container, directory);
  }

  @Override
  public void deleteDirectory(String container, String directory) {
    throw refused(container);
  }

  @Override
  public boolean blobExists(String container, String name) {
    if (isOnlyAbove(container, name)) {
      return false;
    }
    readable(container, name);
    return super.blobExists(container, name);
  }

  @Override
  public @Nullable BlobMetadata blobMetadata(String container, String name) {
    if (isOnlyAbove(container, name)) {
      return null;
    }
    readable(container, name);
    return super.blobMetadata(container, name);
  }

  @Override
  public Blob getBlob(String container, String name) {
    readable(container, name);
    return super.getBlob(container, name);
  }

  @Override
  public Blob getBlob(String container, String name, GetOptions options) {
    readable(container, name);
    return super.getBlob(container, name, options);
  }

  @Override
  public InputStream streamBlob(String container, String name) {
    throw refused(name);
  }

  @Override
  public InputStream streamBlob(String container, String name, ExecutorService executor) {
    throw refused(name);
  }

  @Override
  public void downloadBlob(String container, String name, File destination) {
    throw refused(name);
  }

  @Override
  public void downloadBlob(
      String container, String name, File destination, ExecutorService executor) {
    throw refused(name);
  }

  @Override
  public String putBlob(String container, Blob blob) {
    writable(container, blob.getMetadata().getName());
    return super.putBlob(container, blob);
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    writable(container, blob.getMetadata().getName());
    return super.putBlob(container, blob, options);
  }

  @Override
  public String copyBlob(
      String fromContainer, String from, String toContainer, String to, CopyOptions options) {
    readable(fromContainer, from);
    writable(toContainer, to);
    return super.copyBlob(fromContainer, from, toContainer, to, options);
  }

  @Override
  public void removeBlob(String container, String name) {
    writable(container, name);
    super.removeBlob(container, name);
  }

  @Override
  public void removeBlobs(String container, Iterable<String> names) {
    names.forEach(name -> writable(container, name));
    super.removeBlobs(container, names);
  }

  @Override
  public BlobAccess getBlobAccess(String container, String name) {
    readable(container, name);
    return super.getBlobAccess(container, name);
  }

  @Override
  public void setBlobAccess(String container, String name, BlobAccess access) {
    throw refused(name);
  }

  @Override
  public long countBlobs(String container) {
    throw refused(container);
  }

  @Override
  public long countBlobs(String container, ListContainerOptions options) {
    throw refused(container);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(
      String container, BlobMetadata blob, PutOptions options) {
    writable(container, blob.getName());
    MultipartUpload upload = super.initiateMultipartUpload(container, blob, options);
    uploads.add(upload.id());
    return upload;
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    writable(upload.containerName(), upload.blobName());
    super.abortMultipartUpload(upload);
  }

  @Override
  public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
    writable(upload.containerName(), upload.blobName());
    return super.completeMultipartUpload(upload, parts);
  }

  @Override
  public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
    writable(upload.containerName(), upload.blobName());
    return super.uploadMultipartPart(upload, number, payload);
  }

  @Override
  public List<MultipartPart> listMultipartUpload(MultipartUpload upload) {
    writable(upload.containerName(), upload.blobName());
    return super.listMultipartUpload(upload);
  }

  @Override
  public List<MultipartUpload> listMultipartUploads(String container) {
    throw refused(container);
  }

  private boolean isOnlyAbove(String container, String name) {
    return !scope.mayRead(container, name) && scope.isAbove(container, name);
  }

  private void readable(String container, String name) {
    require(
        scope.mayRead(container, name) || (scope.knowsBucket(container) && uploads.contains(name)),
        name);
  }

  private void writable(String container, String name) {
    require(
        scope.mayWrite(container, name) || (scope.knowsBucket(container) && uploads.contains(name)),
        name);
  }

  private static void require(boolean allowed, String what) {
    if (!allowed) {
      throw refused(what);
    }
  }

  private static AuthorizationException refused(String what) {
    return new AuthorizationException(what + " is not covered by these credentials");
  }
}
