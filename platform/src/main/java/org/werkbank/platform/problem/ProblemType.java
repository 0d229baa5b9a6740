package org.werkbank.platform.problem;

/**
 * Every kind of problem a caller can meet, for both wire formats (RFC 9457 and MLflow's error
 * shape). The title is the message key {@code problem.<slug>}.
 */
public enum ProblemType {
  INVALID_INPUT("invalid-input", 400, "INVALID_PARAMETER_VALUE"),
  DIGEST_MISMATCH("digest-mismatch", 400, "INVALID_PARAMETER_VALUE"),
  UPLOAD_CUT("upload-cut", 400, "BAD_REQUEST"),
  UNAUTHENTICATED("unauthenticated", 401, "UNAUTHENTICATED"),
  FORBIDDEN("forbidden", 403, "PERMISSION_DENIED"),
  CSRF("csrf", 403, "PERMISSION_DENIED"),
  NOT_FOUND("not-found", 404, "RESOURCE_DOES_NOT_EXIST"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "BAD_REQUEST"),
  CONFLICT("conflict", 409, "RESOURCE_CONFLICT"),
  ALREADY_EXISTS("already-exists", 409, "RESOURCE_ALREADY_EXISTS"),
  GONE("gone", 410, "RESOURCE_DOES_NOT_EXIST"),
  UNSUPPORTED_PROTOCOL("unsupported-protocol", 412, "BAD_REQUEST"),
  TOO_LARGE("too-large", 413, "INVALID_PARAMETER_VALUE"),
  OVER_QUOTA("over-quota", 413, "RESOURCE_EXHAUSTED"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "INVALID_PARAMETER_VALUE"),
  RANGE_NOT_SATISFIABLE("range-not-satisfiable", 416, "INVALID_PARAMETER_VALUE"),
  BAD_DATA("bad-data", 422, "INVALID_PARAMETER_VALUE"),
  LOCKED("locked", 423, "RESOURCE_CONFLICT"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "RESOURCE_EXHAUSTED"),
  CHECKSUM_MISMATCH("checksum-mismatch", 460, "INVALID_PARAMETER_VALUE"),
  INTERNAL("internal", 500, "INTERNAL_ERROR"),
  BUSY("busy", 503, "TEMPORARILY_UNAVAILABLE"),
  STORE_UNAVAILABLE("store-unavailable", 503, "TEMPORARILY_UNAVAILABLE"),
  DATABASE_UNAVAILABLE("database-unavailable", 503, "TEMPORARILY_UNAVAILABLE"),
  STORE_FULL("store-full", 507, "RESOURCE_EXHAUSTED");

  private final String slug;
  private final int status;
  private final String mlflowCode;

  ProblemType(String slug, int status, String mlflowCode) {
    this.slug = slug;
    this.status = status;
    this.mlflowCode = mlflowCode;
  }

  public String slug() {
    return slug;
  }

  public int status() {
    return status;
  }

  public String mlflowCode() {
    return mlflowCode;
  }
}
