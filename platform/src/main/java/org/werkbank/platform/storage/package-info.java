/**
 * The object store, embedded or a MinIO cluster, behind one S3 endpoint. It may use {@code
 * problem}. Start at {@link org.werkbank.platform.storage.ObjectStore}.
 */
@NullMarked
package org.werkbank.platform.storage;

import org.jspecify.annotations.NullMarked;
