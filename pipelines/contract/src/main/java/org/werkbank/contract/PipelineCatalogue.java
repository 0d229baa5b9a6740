package org.werkbank.contract;

import java.util.List;

/** The content of a {@code pipelines.json}. */
public record PipelineCatalogue(List<PipelineDescriptor> pipelines) {
  public PipelineCatalogue {
    pipelines = List.copyOf(Checks.given(pipelines, "pipelines"));
  }
}
