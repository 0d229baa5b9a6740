package org.werkbank.training.nets;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Trains data-parallel: every worker fits its share of the batches, then weights and the state of
 * Adam are averaged, once per epoch. The batches are made here, handed over as an uncached RDD and
 * not repartitioned: rows one by one, caching or more averaging cost several times the training.
 */
final class SparkEpochs implements Epochs {
  private final MultiLayerNetwork net;
  private final TrainingSet data;
  private final Targets targets;
  private final MlpSettings settings;
  private final TrainingContext context;
  private final JavaSparkContext spark;
  private final ParameterAveragingTrainingMaster master;
  private final SparkDl4jMultiLayer distributed;

  SparkEpochs(
      MultiLayerNetwork net,
      TrainingSet data,
      Targets targets,
      MlpSettings settings,
      TrainingContext context) {
    this.net = net;
    this.data = data;
    this.targets = targets;
    this.settings = settings;
    this.context = context;
    this.spark = JavaSparkContext.fromSparkContext(context.spark().sparkContext());
    int batches = (data.size() + settings.batchSize() - 1) / settings.batchSize();
    int batchesPerWorker = Math.max(1, (batches + settings.workers() - 1) / settings.workers());
    this.master =
        new ParameterAveragingTrainingMaster.Builder(settings.workers(), settings.batchSize())
            .batchSizePerWorker(settings.batchSize())
            .averagingFrequency(batchesPerWorker)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .repartionData(Repartition.Never)
            .storageLevel(StorageLevel.MEMORY_ONLY())
            .rngSeed(context.seed())
            .build();
    this.distributed = new SparkDl4jMultiLayer(spark, net, master);
  }

  @Override
  public double run(int[] order) {
    context.checkCancelled();
    List<DataSet> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += settings.batchSize()) {
      int to = Math.min(from + settings.batchSize(), order.length);
      Matrices rows = Matrices.of(data, targets, order, from, to);
      batches.add(new DataSet(rows.features(), rows.targets()));
    }
    distributed.fit(spark.parallelize(batches, settings.workers()));
    return net.score();
  }

  @Override
  public void close() {
    master.deleteTempFiles(spark);
  }
}
