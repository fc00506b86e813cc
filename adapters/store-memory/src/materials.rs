use std::collections::BTreeSet;

use application::courses::{MaterialLine, MaterialView};
use async_trait::async_trait;
use domain_courses::{CourseId, FileId, Material, MaterialId, Materials};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Version, Versioned};

use crate::{
    MemoryTx, State,
    table::{self, Table},
};

pub(crate) type MaterialTables = Table<(CompanyId, MaterialId), Material>;

#[async_trait]
impl Materials for MemoryTx {
    async fn find(&mut self, id: MaterialId) -> Result<Option<Versioned<Material>>, StoreError> {
        Ok(self.local.materials.get(&(self.company()?, id)).cloned())
    }

    async fn n_of(&mut self, course: CourseId) -> Result<u32, StoreError> {
        let n_materials = self.local.materials_of(self.company()?, course).count();
        Ok(u32::try_from(n_materials).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, material: &Material) -> Result<(), StoreError> {
        let (company, material) = (self.company()?, material.clone());
        self.write(move |state| {
            if !state.courses.courses.contains_key(&(company, material.course)) {
                return Err(StoreError::corrupt("this company has no such course"));
            }
            let key = (company, material.id);
            table::insert(&mut state.materials, key, &material, Rule::MaterialId)
        })
    }

    async fn update(&mut self, material: &Versioned<Material>) -> Result<(), StoreError> {
        let (company, material) = (self.company()?, material.clone());
        self.write(move |state| {
            table::update(&mut state.materials, &(company, material.value.id), &material)
        })
    }

    async fn remove(&mut self, id: MaterialId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            table::remove(&mut state.materials, &(company, id), read)?;
            state.summaries.remove(&(company, id));
            Ok(())
        })
    }
}

impl State {
    fn materials_of(
        &self,
        company: CompanyId,
        course: CourseId,
    ) -> impl Iterator<Item = &Material> {
        let ours = self.materials.iter().filter(move |((it, _), _)| *it == company);
        ours.map(|(_, it)| &it.value).filter(move |it| it.course == course)
    }

    pub(crate) fn material_lines(&self, company: CompanyId, course: CourseId) -> Vec<MaterialLine> {
        let mut materials: Vec<&Material> = self.materials_of(company, course).collect();
        materials.sort_by_key(|it| (it.added, it.id));
        let lines = materials.into_iter().map(|it| MaterialLine {
            id: it.id,
            kind: it.kind,
            name: it.file.name.clone(),
            n_bytes: it.file.n_bytes,
            has_captions: it.captions.is_some(),
            summary: self.summary(company, it.id).map(|it| it.state.standing()),
        });
        lines.collect()
    }

    pub(crate) fn material_view(&self, company: CompanyId, id: MaterialId) -> Option<MaterialView> {
        let material = self.materials.get(&(company, id))?;
        let course = self.courses.courses.get(&(company, material.value.course))?;
        let person = |it| self.identity.people.get(&(company, it));
        let added_by = material.value.added_by.and_then(person);
        Some(MaterialView {
            material: material.clone(),
            course_title: course.value.settings.title.clone(),
            added_by: added_by.map(|it| it.value.profile.name.clone()),
            summary: None,
        })
    }

    /// The same for the person that a student of its course is.
    pub(crate) fn material_of_student(
        &self,
        company: CompanyId,
        person: PersonId,
        id: MaterialId,
    ) -> Option<MaterialView> {
        let view = self.material_view(company, id)?;
        let student = self.courses.of_person(company, person)?.value.id;
        let enrolled = self.courses.is_enrolled(company, view.material.value.course, student);
        enrolled.then_some(view)
    }

    pub(crate) fn files_of_materials(
        &self,
        company: CompanyId,
        files: &[FileId],
    ) -> BTreeSet<FileId> {
        let ours = self.materials.iter().filter(|((it, _), _)| *it == company);
        let ids = ours.flat_map(|(_, it)| {
            let captions = it.value.captions.as_ref();
            [Some(it.value.file.id), captions.map(|it| it.id)]
        });
        ids.flatten().filter(|it| files.contains(it)).collect()
    }

    /// What goes with a course.
    pub(crate) fn remove_materials_of(&mut self, company: CompanyId, course: CourseId) {
        self.materials.retain(|(of, _), it| (*of, it.value.course) != (company, course));
        self.summaries.retain(|key, _| self.materials.contains_key(key));
    }
}
