package org.werkbank.platform.web;

import io.javalin.security.RouteRole;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may call a route. Whether the thing called belongs to the caller is decided in the room
 * itself, which answers 404 for what is foreign.
 */
public enum Permission implements RouteRole {
  /** Anyone, signed in or not. */
  PUBLIC(EnumSet.noneOf(Role.class)),
  /** Any signed-in user. */
  SIGNED_IN(EnumSet.allOf(Role.class)),
  /** The shared office. */
  OFFICE(EnumSet.of(Role.OFFICE)),
  /** Who looks after people and terms: the office, or a member's steward. */
  ADMINISTER(EnumSet.of(Role.OFFICE, Role.STEWARD)),
  /** Who works with the member's own data. */
  WORK_WITH_DATA(EnumSet.of(Role.DATA_SCIENTIST, Role.STEWARD)),
  /** Who says under which terms the member's data may be used. */
  SET_TERMS(EnumSet.of(Role.STEWARD)),
  /** Who looks at results: everybody but the office. */
  SEE_RESULTS(EnumSet.of(Role.DATA_SCIENTIST, Role.STEWARD, Role.MANAGER, Role.RESEARCHER)),
  /** Who starts runs. */
  RUN(EnumSet.of(Role.DATA_SCIENTIST, Role.STEWARD, Role.RESEARCHER)),
  /** Who submits pipelines. */
  SUBMIT_PIPELINE(EnumSet.of(Role.RESEARCHER, Role.DATA_SCIENTIST)),
  /** Who takes a version back that should not run any more: those who submit, and the office. */
  WITHDRAW_PIPELINE(EnumSet.of(Role.RESEARCHER, Role.DATA_SCIENTIST, Role.OFFICE)),
  /** Who may read the audit trail: the office all of it, a steward the own member's. */
  READ_AUDIT(EnumSet.of(Role.OFFICE, Role.STEWARD));

  private final Set<Role> roles;

  Permission(Set<Role> roles) {
    this.roles = Set.copyOf(roles);
  }

  /** The roles of which the caller needs one; empty when no sign-in is needed. */
  public Set<Role> roles() {
    return roles;
  }

  public boolean allows(CurrentUser user) {
    return this == PUBLIC || user.roles().stream().anyMatch(roles::contains);
  }
}
