package org.werkbank.platform.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.launch.LaunchRequest;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.storage.Grant;

/** What every watch works with, and how a stored run becomes a request to the launcher. */
record RunParts(
    RunJournal journal,
    RunOutputs outputs,
    Launcher launcher,
    RunVerdict verdict,
    RunErrors errors,
    RunLimits limits,
    StillAllowed allowed,
    Clock clock) {

  /** The run's specification and what its process may reach: its inputs and its own prefix. */
  LaunchRequest request(StoredRun stored) {
    Run run = stored.run();
    RunSpec spec =
        new RunSpec(
            RunSpec.VERSION,
            run.id(),
            run.attempt(),
            run.mode(),
            stored.plan().pipeline(),
            run.task(),
            stored.plan().inputs(),
            run.parameters(),
            run.split(),
            run.seed(),
            new Outputs("s3a://" + stored.bucket() + "/" + stored.prefix()),
            new Limits(limits.maxDurationSeconds(), limits.memoryMiB(), limits.cores()),
            run.createdAt().toString());
    List<Grant> grants = new ArrayList<>(stored.plan().grants());
    grants.add(Grant.write(stored.bucket(), stored.prefix()));
    return new LaunchRequest(spec, grants, stored.plan().jar());
  }
}
