//! What comes of the steps of paths that something outside of paths makes done.

use domain_equipment::{CategoryId, ItemId};
use domain_kernel::{CompanyId, Id, PersonId, Timestamp};
use domain_onboarding::{
    Assignment, Doer, Step, StepCategory, StepCourse, StepKind, Task, TaskTitle,
};

use crate::State;

impl State {
    /// When a course was completed by the student who a person is, if it was.
    fn course_done(
        &self,
        company: CompanyId,
        person: PersonId,
        course: StepCourse,
    ) -> Option<Timestamp> {
        let student = self.courses.of_person(company, person)?.value.id;
        let key = (company, Id::from_uuid(course.uuid()), student);
        let completion = self.courses.enrollments.get(&key)?.value.completion.as_ref()?;
        completion.result.is_done().then_some(completion.at)
    }

    /// A course as a task that whoever teaches it does. `None` of one that is gone.
    fn course_task(&self, company: CompanyId, course: StepCourse) -> Option<Task> {
        let found = self.courses.courses.get(&(company, Id::from_uuid(course.uuid())))?;
        let title = TaskTitle::restore(found.value.settings.title.as_str().to_owned());
        Some(Task { title, text: None, by: Doer::Teacher })
    }

    /// When whoever is on a path first had an item of a category, of what they have still or gave
    /// back since they began, if they had any.
    fn item_taken(
        &self,
        company: CompanyId,
        assignment: &Assignment,
        category: StepCategory,
    ) -> Option<Timestamp> {
        let category: CategoryId = Id::from_uuid(category.uuid());
        let is_of = |item: ItemId| {
            let item = self.equipment.items.get(&(company, item));
            item.is_some_and(|it| it.value.settings.category == Some(category))
        };
        let all = self.equipment.custodies.iter().filter(|((it, _), _)| *it == company);
        let theirs = all.map(|(_, it)| it).filter(|it| it.holder == assignment.person);
        let begins = assignment.begins();
        let counted = theirs
            .filter(|it| it.end.as_ref().is_none_or(|end| begins <= end.at) && is_of(it.item));
        counted.map(|it| it.since).min()
    }

    /// An item as a task that whoever takes it does. `None` of a category that is gone.
    fn item_task(&self, company: CompanyId, category: StepCategory) -> Option<Task> {
        let found = self.item_groups.categories.get(&(company, Id::from_uuid(category.uuid())))?;
        let title = TaskTitle::restore(found.value.name.as_str().to_owned());
        Some(Task { title, text: None, by: Doer::Holder })
    }

    /// What there is to do of a step that is a task, or is shown as one.
    pub(crate) fn task_of(&self, company: CompanyId, step: &Step) -> Option<Task> {
        match &step.plan.kind {
            StepKind::Module(_) => None,
            StepKind::Course(course) => self.course_task(company, *course),
            StepKind::Item(category) => self.item_task(company, *category),
            StepKind::Task(task) => Some(task.clone()),
        }
    }

    /// When something outside of paths made a step done that is no module, if it did.
    pub(crate) fn done_elsewhere(
        &self,
        company: CompanyId,
        assignment: &Assignment,
        step: &Step,
    ) -> Option<Timestamp> {
        match step.plan.kind {
            StepKind::Course(course) => self.course_done(company, assignment.person, course),
            StepKind::Item(category) => self.item_taken(company, assignment, category),
            StepKind::Module(_) | StepKind::Task(_) => None,
        }
    }
}
