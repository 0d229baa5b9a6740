package org.werkbank.platform.runs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.launch.ProcessIdentity;
import org.werkbank.platform.members.Member;

/**
 * A run with all that is kept about it.
 *
 * @param process the process that runs it, once it was started
 * @param eventSequence of the last event that was taken in, and {@code eventOffset} behind it
 * @param revision counts every stored change; the id of events to watchers
 * @param terminal the event with which the process took its leave
 * @param versions of Java, Spark and the other parts the process ran with
 */
public record StoredRun(
    Run run,
    RunPlan plan,
    boolean cancelAsked,
    @Nullable ProcessIdentity process,
    long eventSequence,
    long eventOffset,
    long revision,
    @Nullable RunEvent terminal,
    RunProgress progress,
    Map<String, String> versions,
    @Nullable Headline headline) {
  public StoredRun {
    versions = Map.copyOf(versions);
  }

  /** What of it may be told. */
  Disclosure disclosure() {
    return Disclosure.of(plan);
  }

  /** For pages: whether rows and log stay with the owner of the data. */
  public boolean isRestricted() {
    return disclosure().isRestricted();
  }

  String bucket() {
    return Member.bucketOf(run.memberSlug());
  }

  /** Prefix of everything the attempt writes. */
  String prefix() {
    return "runs/" + run.id() + "/" + run.attempt() + "/";
  }

  String logKey() {
    return prefix() + "log.txt";
  }
}
