"""How models are taught, examined and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.build_dataset import BuildDataset
from app.application.compare_models import CompareModels
from app.application.deliver_trainings import DeliverTrainings
from app.application.evaluate_model import EvaluateModel
from app.application.ports.duel_dataset import Collection
from app.application.train_model import TrainModel
from app.container import clustering, learning
from app.container.playing import Playing
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.infrastructure.learning.feature_batches import SHORT_RUN
from app.infrastructure.learning.mlflow_tracker import MlflowTracker

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.evaluation.tools import Tools
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.report_printer import ReportPrinter
    from app.application.ports.step_outputs import StepOutputs
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.ports.training_outbox import TrainingOutbox


class Teaching(Playing, Predicting):
    lessons: providers.Provider[DuelDataset] = providers.ThreadSafeSingleton(
        learning.lessons, Storage.settings.provided.var_folder
    )
    first_lessons: providers.Provider[int] = Storage.settings.provided.first_lessons
    reference_duels: providers.Provider[DuelDataset] = providers.ThreadSafeSingleton(
        learning.bundled_dataset, Storage.settings.provided.reference_folder, Storage.settings.provided.var_folder
    )
    exam: providers.Provider[DuelDataset] = providers.ThreadSafeSingleton(
        learning.bundled_dataset, Storage.settings.provided.exam_folder, Storage.settings.provided.var_folder
    )
    build_lessons: providers.Provider[BuildDataset] = providers.Factory(
        BuildDataset,
        pokedex=Storage.pokedex_repository.provided.get.call(),
        simulator=Playing.compiled_simulator,
        dataset=lessons,
    )
    build_reference: providers.Provider[BuildDataset] = providers.Factory(
        BuildDataset,
        pokedex=Storage.pokedex_repository.provided.get.call(),
        simulator=Playing.battle_simulator,
        dataset=reference_duels,
    )
    build_exam: providers.Provider[BuildDataset] = providers.Factory(
        BuildDataset,
        pokedex=Storage.pokedex_repository.provided.get.call(),
        simulator=Playing.battle_simulator,
        dataset=exam,
    )
    dataset_builders = providers.Dict(
        {
            Collection.LESSONS: build_lessons.provider,
            Collection.REFERENCE: build_reference.provider,
            Collection.EXAM: build_exam.provider,
        }
    )
    cluster_players = providers.Dict(
        {
            Collection.LESSONS: providers.Factory(clustering.part_player, clustering.own_simulator).provider,
            Collection.REFERENCE: providers.Factory(clustering.part_player, clustering.reference_simulator).provider,
            Collection.EXAM: providers.Factory(clustering.part_player, clustering.reference_simulator).provider,
        }
    )
    experiment_tracker: providers.Provider[ExperimentTracker] = providers.ThreadSafeSingleton(
        MlflowTracker, Predicting.mlflow
    )
    model_trainer: providers.Provider[ModelTrainer] = providers.ThreadSafeSingleton(
        learning.xgboost_trainer, Storage.pokedex_repository, SHORT_RUN
    )
    lone_trainer: providers.Provider[ModelTrainer] = providers.ThreadSafeSingleton(
        learning.xgboost_trainer, Storage.pokedex_repository, None
    )
    cluster_trainer: providers.Provider[ModelTrainer] = providers.Factory(
        clustering.trainer, Storage.pokedex_repository, SHORT_RUN
    )
    lone_cluster_trainer: providers.Provider[ModelTrainer] = providers.Factory(
        clustering.trainer, Storage.pokedex_repository, None
    )
    trainer_search: providers.Provider[TrainerSearch] = providers.Factory(
        learning.grid_search, Storage.pokedex_repository, Storage.settings.provided.var_folder, SHORT_RUN
    )
    lone_trainer_search: providers.Provider[TrainerSearch] = providers.Factory(
        learning.grid_search, Storage.pokedex_repository, Storage.settings.provided.var_folder, None
    )
    training_outbox: providers.Provider[TrainingOutbox] = providers.ThreadSafeSingleton(
        learning.training_outbox, Storage.settings.provided.var_folder
    )
    deliver_trainings: providers.Provider[DeliverTrainings] = providers.Factory(
        DeliverTrainings, outbox=training_outbox, tracker=experiment_tracker, registry=Predicting.model_registry
    )
    report_printer: providers.Provider[ReportPrinter] = providers.Factory(learning.report_printer)
    step_outputs: providers.Provider[StepOutputs] = providers.Factory(learning.step_outputs)
    reports_folder: providers.Provider[Path] = providers.Callable(
        learning.reports_folder, Storage.settings.provided.var_folder
    )
    train_model: providers.Provider[TrainModel] = providers.Factory(
        TrainModel,
        pokedex=Storage.pokedex_repository,
        lessons=lessons,
        reference=reference_duels,
        exam=exam,
        trainer=model_trainer,
        printer=report_printer,
        outputs=step_outputs,
        outbox=training_outbox,
        deliver=deliver_trainings,
        reports=reports_folder,
        environment=providers.Callable(learning.environment),
    )
    evaluation_tools: providers.Provider[Tools] = providers.Factory(
        learning.tools,
        Storage.pokedex_repository,
        Playing.compiled_simulator,
        Storage.settings.provided.var_folder,
    )
    evaluation_writer: providers.Provider[EvaluationWriter] = providers.Factory(learning.evaluation_writer)
    evaluate_model: providers.Provider[EvaluateModel] = providers.Factory(
        EvaluateModel,
        pokedex=Storage.pokedex_repository,
        lessons=lessons,
        exam=exam,
        registry=Predicting.model_registry,
        tracker=experiment_tracker,
        trainer=model_trainer,
        tools=evaluation_tools,
        writer=evaluation_writer,
        outputs=step_outputs,
        reports=reports_folder,
    )
    compare_models: providers.Provider[CompareModels] = providers.Factory(
        CompareModels,
        pokedex=Storage.pokedex_repository,
        lessons=lessons,
        exam=exam,
        tools=evaluation_tools,
        writer=evaluation_writer,
        outputs=step_outputs,
        reports=reports_folder,
    )
